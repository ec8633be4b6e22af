import CMariaDB

/// One open connection: the handle of the client library with the statements prepared on it. Belongs to one thread.
final class ServerLink {
    private let handle: UnsafeMutablePointer<MYSQL>
    private var prepared: [String: PreparedStatement] = [:]
    private var uses = 0

    /// To be called once, before any thread is started.
    static func initializeLibrary() {
        precondition(mysql_server_init(0, nil, nil) == 0, "the MariaDB client library cannot start")
    }

    init(_ settings: DatabaseSettings) throws(DatabaseError) {
        guard let handle = mysql_init(nil) else { preconditionFailure("the MariaDB client library has no memory") }
        Self.setOptions(handle, settings)
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

    deinit {
        prepared.removeAll()
        mysql_close(handle)
    }

    /// True when the server still answers.
    func ping() -> Bool {
        mysql_ping(handle) == 0
    }

    /// Runs a statement without values or rows, such as COMMIT.
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
        if prepared.count >= Self.preparedLimit, let oldest = prepared.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            prepared[oldest.key] = nil
        }
        let statement = try PreparedStatement(text, on: handle)
        statement.lastUse = uses
        prepared[text] = statement
        return statement
    }

    private static let preparedLimit = 96

    private static func setOptions(_ handle: UnsafeMutablePointer<MYSQL>, _ settings: DatabaseSettings) {
        var seconds: UInt32 = 2
        mysql_options(handle, MYSQL_OPT_CONNECT_TIMEOUT, &seconds)
        // Longer than max_statement_time, so that the server gives up first and says so.
        seconds = 20
        mysql_options(handle, MYSQL_OPT_READ_TIMEOUT, &seconds)
        mysql_options(handle, MYSQL_OPT_WRITE_TIMEOUT, &seconds)
        mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4")
        // The server's default of 50 s for a lock is longer than a request may take.
        mysql_options(
            handle, MYSQL_INIT_COMMAND,
            """
            SET time_zone = '+00:00', innodb_lock_wait_timeout = 5, max_statement_time = 15,
            sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
            SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED
            """)
        guard let authority = settings.certificateAuthority else { return }
        mysql_ssl_set(handle, nil, nil, authority, nil, nil)
        var yes = my_bool(1)
        mysql_options(handle, MYSQL_OPT_SSL_ENFORCE, &yes)
        mysql_options(handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes)
    }

    private static func error(of handle: UnsafeMutablePointer<MYSQL>, sql: String) -> DatabaseError {
        DatabaseError(
            code: Int(mysql_errno(handle)), state: String(cString: mysql_sqlstate(handle)),
            message: String(cString: mysql_error(handle)), sql: sql)
    }
}
