import CMariaDB

/// How a link is opened, and what its session is set to.
struct LinkOptions {
    private let settings: DatabaseSettings
    private let statementSeconds: Int?

    init(_ settings: DatabaseSettings, statementSeconds: Int?) {
        self.settings = settings
        self.statementSeconds = statementSeconds
    }

    func set(on handle: UnsafeMutablePointer<MYSQL>) {
        setTimes(on: handle)
        mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4")
        // No server may ask for files of this machine.
        set(MYSQL_OPT_LOCAL_INFILE, to: 0, on: handle)
        // Without a socket the library would take "localhost" for its own default socket.
        if settings.socket == nil { set(MYSQL_OPT_PROTOCOL, to: MYSQL_PROTOCOL_TCP.rawValue, on: handle) }
        for command in sessionCommands { mysql_options(handle, MYSQL_INIT_COMMAND, command) }
        if let authority = settings.certificateAuthority { requireTLS(signedBy: authority, on: handle) }
    }

    private var sessionCommands: [String] {
        [
            // The server's default of 50 s for a lock is longer than a request may take.
            """
            SET time_zone = '+00:00', innodb_lock_wait_timeout = 5, max_statement_time = \(statementSeconds ?? 0),
            sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE,NO_ENGINE_SUBSTITUTION'
            """,
            // Each statement sees what others have committed, and locks rows, not the gaps between them.
            "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
        ]
    }

    private func setTimes(on handle: UnsafeMutablePointer<MYSQL>) {
        set(MYSQL_OPT_CONNECT_TIMEOUT, to: 2, on: handle)
        // Longer than the statement's time, so that the server gives up first and says so; 0 is without end.
        let answerSeconds = statementSeconds.map { UInt32($0) + 5 } ?? 0
        set(MYSQL_OPT_READ_TIMEOUT, to: answerSeconds, on: handle)
        set(MYSQL_OPT_WRITE_TIMEOUT, to: answerSeconds, on: handle)
    }

    private func set(_ option: mysql_option, to value: UInt32, on handle: UnsafeMutablePointer<MYSQL>) {
        var value = value
        mysql_options(handle, option, &value)
    }

    private func requireTLS(signedBy authority: String, on handle: UnsafeMutablePointer<MYSQL>) {
        mysql_ssl_set(handle, nil, nil, authority, nil, nil)
        var yes = my_bool(1)
        mysql_options(handle, MYSQL_OPT_SSL_ENFORCE, &yes)
        mysql_options(handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes)
    }
}
