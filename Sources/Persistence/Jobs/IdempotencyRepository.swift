/// The answer kept for a repeated request.
public struct StoredAnswer: Sendable {
    public let status: Int
    /// JSON of the header fields.
    public let headers: String
    public let body: [UInt8]

    public init(status: Int, headers: String, body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// The table `idempotency`.
public enum IdempotencyRepository {
    /// What a key turns out to be.
    public enum Beginning: Sendable {
        /// Not seen before: go on, then `complete` or `abandon`.
        case fresh
        /// The first request has not answered yet.
        case running
        case answered(StoredAnswer)
        /// The key came with another request.
        case otherRequest
    }

    /// A request that died without an answer frees its key after this time, in seconds.
    private static let abandonedAfter = 60
    private static let keptHours = 24

    /// Takes a key; `scopeHash` covers person, route and key, `requestHash` the body.
    public static func begin(
        scopeHash: [UInt8], requestHash: [UInt8], in database: inout Connection
    ) throws(DatabaseError) -> Beginning {
        try database.execute(
            """
            DELETE FROM idempotency WHERE scope_hash = \(scopeHash) AND (expires_at < UTC_TIMESTAMP(3)
              OR status IS NULL AND created_at < UTC_TIMESTAMP(3) - INTERVAL \(abandonedAfter) SECOND)
            """)
        let inserted = try database.execute(
            """
            INSERT IGNORE INTO idempotency (scope_hash, request_hash, created_at, expires_at)
            VALUES (\(scopeHash), \(requestHash), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL \(keptHours) HOUR)
            """)
        if inserted == 1 { return .fresh }
        let known = try database.first(
            "SELECT request_hash, status, headers, body FROM idempotency WHERE scope_hash = \(scopeHash)"
        ) { (row) throws(DatabaseError) -> Beginning in
            guard try row.bytes(0) == requestHash else { return .otherRequest }
            guard let status = try row.optionalInt(1) else { return .running }
            return .answered(StoredAnswer(status: status, headers: try row.string(2), body: try row.bytes(3)))
        }
        return known ?? .running
    }

    public static func complete(
        scopeHash: [UInt8], _ answer: StoredAnswer, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE idempotency SET status = \(answer.status), headers = \(answer.headers), body = \(answer.body)
            WHERE scope_hash = \(scopeHash) AND status IS NULL
            """)
    }

    /// Frees a key whose request had no effect.
    public static func abandon(scopeHash: [UInt8], in database: inout Connection) throws(DatabaseError) {
        try database.execute("DELETE FROM idempotency WHERE scope_hash = \(scopeHash) AND status IS NULL")
    }

    public static func expire(in database: inout Connection) throws(DatabaseError) {
        try database.execute("DELETE FROM idempotency WHERE expires_at < UTC_TIMESTAMP(3) LIMIT 1000")
    }
}
