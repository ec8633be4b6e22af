import CMariaDB

/// A refusal or failure of MariaDB. Bound values are never part of it.
public struct DatabaseError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Number of the error, of the server (1000…) or of the client library (2000…); 0 for our own.
    public let code: Int
    /// SQLSTATE.
    public let state: String
    /// The server's words without the values that it quotes.
    public let message: String
    /// The statement with its placeholders.
    public let sql: String
    /// The name of the unique key or constraint that was violated.
    public let constraint: String?

    init(code: Int, state: String, message: String, sql: String) {
        self.code = code
        self.state = state
        self.sql = sql
        self.constraint = Self.constraint(code: code, message: message)
        self.message = Self.mayQuoteValues(code) ? Self.withoutQuotation(message) : message
    }

    /// A row does not have the form that the code expects.
    static func decoding(_ message: String) -> DatabaseError {
        DatabaseError(code: 0, state: "", message: message, sql: "")
    }

    /// A deadlock or a lock not granted in time: the whole transaction may be run again.
    public var isDeadlock: Bool { code == ER_LOCK_DEADLOCK || code == ER_LOCK_WAIT_TIMEOUT }
    /// The connection was lost; whether the statement took effect is not known.
    public var isConnectionLost: Bool {
        code == CR_SERVER_GONE_ERROR || code == CR_SERVER_LOST || code == CR_SERVER_LOST_EXTENDED
            || code == ER_CONNECTION_KILLED || code == ER_SERVER_SHUTDOWN
    }
    /// The connection was lost in COMMIT: look whether the change is there before repeating it.
    public var isCommitUnknown: Bool { isConnectionLost && sql == Connection.commit }
    /// There is no server, or it takes no more connections.
    public var isUnavailable: Bool {
        isConnectionLost || code == CR_CONNECTION_ERROR || code == CR_CONN_HOST_ERROR || code == CR_SSL_CONNECTION_ERROR
            || code == ER_CON_COUNT_ERROR
    }
    /// A row refers to what was to be deleted.
    public var isReferenced: Bool { code == ER_ROW_IS_REFERENCED_2 }

    public var description: String { "MariaDB \(code) (\(state)): \(message) in: \(sql)" }

    /// The transaction is over on the server: what follows would run outside of it.
    var endsTransaction: Bool { isConnectionLost || code == ER_LOCK_DEADLOCK }
}

extension DatabaseError {
    /// `… for key 'name'`, `… CONSTRAINT `name` …`, `CONSTRAINT `name` failed for …`.
    private static func constraint(code: Int, message: String) -> String? {
        switch Int32(code) {
        case ER_DUP_ENTRY:
            return message.split(separator: "'").last.map { String($0.split(separator: ".").last ?? $0) }
        case ER_ROW_IS_REFERENCED_2, ER_NO_REFERENCED_ROW_2, ER_CONSTRAINT_FAILED:
            let parts = message.split(separator: "`")
            guard let index = parts.firstIndex(where: { $0.hasSuffix("CONSTRAINT ") }), index + 1 < parts.count else {
                return nil
            }
            return String(parts[index + 1])
        default: return nil
        }
    }

    /// Errors whose quotation is a name, an address or a part of the statement; every other one may quote a value.
    private static func mayQuoteValues(_ code: Int) -> Bool {
        switch Int32(code) {
        case 0, 2000...2999, 5000...5999: false
        case ER_CON_COUNT_ERROR, ER_DBACCESS_DENIED_ERROR, ER_ACCESS_DENIED_ERROR, ER_BAD_NULL_ERROR, ER_BAD_DB_ERROR,
            ER_BAD_TABLE_ERROR, ER_BAD_FIELD_ERROR, ER_PARSE_ERROR, ER_NO_SUCH_TABLE, ER_LOCK_WAIT_TIMEOUT,
            ER_LOCK_DEADLOCK, ER_NO_DEFAULT_FOR_FIELD, ER_DATA_TOO_LONG, ER_ROW_IS_REFERENCED_2, ER_NO_REFERENCED_ROW_2,
            ER_STATEMENT_TIMEOUT, ER_CONSTRAINT_FAILED:
            false
        default: true
        }
    }

    /// Cuts what stands between the first and the last quotation mark: a value may hold such marks itself.
    private static func withoutQuotation(_ message: String) -> String {
        guard let first = message.firstIndex(of: "'"), let last = message.lastIndex(of: "'"), first < last else {
            return message
        }
        return "\(message[...first])…\(message[last...])"
    }
}
