import CMariaDB

/// One open connection: the handle of the client library with the statements prepared on it. Belongs to one thread.
final class ServerLink {
    private let handle: UnsafeMutablePointer<MYSQL>
    private var prepared: [String: PreparedStatement] = [:]
    private var uses = 0

    /// The library's own start is not safe on several threads, a Swift constant's is.
    private static let library: Void = {
        precondition(mysql_server_init(0, nil, nil) == 0, "the MariaDB client library cannot start")
    }()

    /// Starts the client library before anything else does.
    static func initializeLibrary() {
        library
    }

    /// Connects; `statementSeconds` is the time that the server gives a statement, nil as much as it needs.
    init(_ settings: DatabaseSettings, statementSeconds: Int?) throws(DatabaseError) {
        Self.library
        guard let handle = mysql_init(nil) else { preconditionFailure("the MariaDB client library has no memory") }
        LinkOptions(settings, statementSeconds: statementSeconds).set(on: handle)
        // CLIENT_FOUND_ROWS: an UPDATE that finds its row but changes nothing counts it, so 0 means "no such row".
        let flags = UInt(CLIENT_FOUND_ROWS)
        let opened = mysql_real_connect(
            handle, settings.socket == nil ? settings.host : nil, settings.user, settings.password, settings.name,
            UInt32(settings.port), settings.socket, flags)
        guard opened != nil else {
            let error = Self.error(of: handle, sql: "(connect)")
            mysql_close(handle)
            throw error
        }
        self.handle = handle
    }

    /// Closing first parts the statements from the handle, so that none of them talks to the server for its own end.
    deinit {
        mysql_close(handle)
    }

    /// True when the server still answers.
    func ping() -> Bool {
        mysql_ping(handle) == 0
    }

    /// Runs a statement without values or rows, such as COMMIT, without preparing it.
    func command(_ text: String) throws(DatabaseError) {
        guard mysql_real_query(handle, text, UInt(text.utf8.count)) == 0 else {
            throw Self.error(of: handle, sql: text)
        }
    }

    /// The prepared form of a statement: preparing costs a round trip, so the last ones used are kept.
    func statement(_ text: String) throws(DatabaseError) -> PreparedStatement {
        uses += 1
        if let known = prepared[text] {
            known.lastUse = uses
            return known
        }
        if prepared.count >= Self.preparedLimit, let oldest = prepared.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            prepared[oldest.key] = nil
        }
        let statement = try PreparedStatement(text, on: handle)
        statement.lastUse = uses
        prepared[text] = statement
        return statement
    }

    static let preparedLimit = 64

    private static func error(of handle: UnsafeMutablePointer<MYSQL>, sql: String) -> DatabaseError {
        DatabaseError(
            code: Int(mysql_errno(handle)), state: String(cString: mysql_sqlstate(handle)),
            message: String(cString: mysql_error(handle)), sql: sql)
    }
}
