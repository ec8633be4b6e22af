import CMariaDB

/// A statement that the server has parsed. Belongs to the link that prepared it.
final class PreparedStatement {
    private let handle: UnsafeMutablePointer<MYSQL_STMT>
    private let text: String
    private let parameters: ParameterBuffers
    /// Made with the first execution: for DELETE … RETURNING the server tells the columns no earlier.
    private var columns: ColumnBuffers?
    /// Counts the uses of all statements of a link, to find the one not used for longest.
    var lastUse = 0

    init(_ text: String, on link: UnsafeMutablePointer<MYSQL>) throws(DatabaseError) {
        guard let handle = mysql_stmt_init(link) else {
            preconditionFailure("the MariaDB client library has no memory")
        }
        guard mysql_stmt_prepare(handle, text, UInt(text.utf8.count)) == 0 else {
            let error = Self.error(of: handle, text)
            mysql_stmt_close(handle)
            throw error
        }
        self.handle = handle
        self.text = text
        parameters = ParameterBuffers(count: Int(mysql_stmt_param_count(handle)))
    }

    deinit {
        mysql_stmt_close(handle)
    }

    /// Executes with values and gives the number of rows that were found or changed; 0 for a statement that gives rows.
    func execute(_ values: [SQLValue]) throws(DatabaseError) -> Int {
        try run(values)
        guard columns == nil else {
            // Rows that nobody reads would block the next statement.
            mysql_stmt_free_result(handle)
            return 0
        }
        return Int(mysql_stmt_affected_rows(handle))
    }

    /// Executes with values and gives each row to `body` until it answers false; nothing stays unread on the connection.
    func rows(_ values: [SQLValue], _ body: (borrowing Row) throws(DatabaseError) -> Bool) throws(DatabaseError) {
        try run(values)
        guard let columns else { return }
        defer { mysql_stmt_free_result(handle) }
        guard columns.bind() else { throw Self.error(of: handle, text) }
        while true {
            switch mysql_stmt_fetch(handle) {
            case 0, MYSQL_DATA_TRUNCATED: guard try body(Row(columns)) else { return }
            case MYSQL_NO_DATA: return
            default: throw Self.error(of: handle, text)
            }
        }
    }

    private func run(_ values: [SQLValue]) throws(DatabaseError) {
        parameters.fill(with: values)
        guard mysql_stmt_bind_param(handle, parameters.binds) == 0, mysql_stmt_execute(handle) == 0 else {
            throw Self.error(of: handle, text)
        }
        if columns == nil { columns = ColumnBuffers(of: handle) }
    }

    private static func error(of handle: UnsafeMutablePointer<MYSQL_STMT>, _ text: String) -> DatabaseError {
        DatabaseError(
            code: Int(mysql_stmt_errno(handle)), state: String(cString: mysql_stmt_sqlstate(handle)),
            message: String(cString: mysql_stmt_error(handle)), sql: text)
    }
}
