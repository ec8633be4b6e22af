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
        // The text of a duplicate holds the value.
        self.message = code == Self.duplicate ? "Duplicate entry for key '\(constraint ?? "?")'" : message
    }

    /// A row does not have the form that the code expects.
    static func decoding(_ message: String) -> DatabaseError {
        DatabaseError(code: 0, state: "", message: message, sql: "")
    }

    /// A deadlock or a lock not granted in time: the whole transaction may be run again.
    public var isDeadlock: Bool { code == 1213 || code == 1205 }
    /// The connection was lost; whether the statement took effect is not known.
    public var isConnectionLost: Bool { code == 2006 || code == 2013 || code == 2055 }
    /// There is no server, or it takes no more connections.
    public var isUnavailable: Bool { isConnectionLost || code == 2002 || code == 2003 || code == 1040 || code == 1053 }
    /// A row refers to what was to be deleted.
    public var isReferenced: Bool { code == 1451 }

    public var description: String { "MariaDB \(code) (\(state)): \(message) in: \(sql)" }

    private static let duplicate = 1062

    /// `… for key 'name'`, `… CONSTRAINT `name` …`, `CONSTRAINT `name` failed for …`.
    private static func constraint(code: Int, message: String) -> String? {
        switch code {
        case duplicate:
            return message.split(separator: "'").last.map { String($0.split(separator: ".").last ?? $0) }
        case 1451, 1452, 4025:
            let parts = message.split(separator: "`")
            let index = parts.firstIndex { $0.hasSuffix("CONSTRAINT ") }
            return index.map { String(parts[$0 + 1]) }
        default: return nil
        }
    }
}
