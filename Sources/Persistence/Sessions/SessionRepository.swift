public import Model

/// The table `session`. Times are those of the database's clock.
public enum SessionRepository {
    /// A session unused for this long has ended, in hours.
    static let idleHours = 12
    /// A session ends after this long in any case, in days.
    static let lifeDays = 30

    public static func insert(_ session: SessionRecord, in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO session (id, token_hash, person_id, sid, refresh_token, id_token, access_expires_at, created_at,
              last_used_at, expires_at, user_agent, remote_address)
            VALUES (\(session.id), \(session.tokenHash), \(session.person), \(session.sid), \(session.refreshToken),
              \(session.idToken), UTC_TIMESTAMP(3) + INTERVAL \(session.accessSeconds) SECOND, UTC_TIMESTAMP(3),
              UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL \(lifeDays) DAY, \(session.userAgent.cut(to: 255)), \(session.remoteAddress))
            """)
    }

    /// Notes that a session is in use, at most once a minute so that reading does not become writing.
    public static func touch(_ id: SessionID, in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE session SET last_used_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND last_used_at < UTC_TIMESTAMP(3) - INTERVAL 60 SECOND
            """)
    }

    /// The sealed tokens of a session; `idToken` is the hint for signing out.
    public struct Tokens: Sendable {
        public let refreshToken: [UInt8]?
        public let idToken: [UInt8]?
    }

    public static func tokens(of id: SessionID, in database: inout Connection) throws(DatabaseError) -> Tokens? {
        try database.first("SELECT refresh_token, id_token FROM session WHERE id = \(id)") {
            (row) throws(DatabaseError) in
            Tokens(refreshToken: try row.optionalBytes(0), idToken: try row.optionalBytes(1))
        }
    }

    /// Takes the right to refresh a session for some seconds; false when another request has it.
    public static func takeRefreshLock(
        _ id: SessionID, seconds: Int, in database: inout Connection
    ) throws(DatabaseError) -> Bool {
        try database.execute(
            """
            UPDATE session SET refreshing_until = UTC_TIMESTAMP(3) + INTERVAL \(seconds) SECOND
            WHERE id = \(id) AND (refreshing_until IS NULL OR refreshing_until < UTC_TIMESTAMP(3))
            """) == 1
    }

    /// Gives the right back without new tokens.
    public static func releaseRefreshLock(_ id: SessionID, in database: inout Connection) throws(DatabaseError) {
        try database.execute("UPDATE session SET refreshing_until = NULL WHERE id = \(id)")
    }

    /// Stores the tokens of a refresh and gives the right to refresh back. A token that is nil stays as it was.
    public static func storeTokens(
        _ id: SessionID, refreshToken: [UInt8]?, idToken: [UInt8]?, accessSeconds: Int, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE session SET refresh_token = COALESCE(\(refreshToken), refresh_token),
              id_token = COALESCE(\(idToken), id_token),
              access_expires_at = UTC_TIMESTAMP(3) + INTERVAL \(accessSeconds) SECOND,
              last_used_at = UTC_TIMESTAMP(3), refreshing_until = NULL
            WHERE id = \(id)
            """)
    }

    public static func delete(_ id: SessionID, in database: inout Connection) throws(DatabaseError) {
        try database.execute("DELETE FROM session WHERE id = \(id)")
    }

    /// Ends all sessions of a person; gives their number.
    @discardableResult
    public static func deleteAll(of person: PersonID, in database: inout Connection) throws(DatabaseError) -> Int {
        try database.execute("DELETE FROM session WHERE person_id = \(person)")
    }

    /// Ends the sessions of a logout token: those with its `sid`, and those of its subject whose `sid` we do not know;
    /// without `sid` all of the subject. Gives their number.
    public static func delete(sid: String?, subject: String?, in database: inout Connection) throws(DatabaseError)
        -> Int
    {
        let bySID = try sid.map { (sid) throws(DatabaseError) in
            try database.execute("DELETE FROM session WHERE sid = \(sid)")
        }
        guard let subject else { return bySID ?? 0 }
        let rest: SQL = sid == nil ? "" : "AND session.sid IS NULL"
        return try (bySID ?? 0)
            + database.execute(
                """
                DELETE session FROM session JOIN person ON person.id = session.person_id
                WHERE person.subject = \(subject) \(rest)
                """)
    }

    /// Deletes sessions that have ended, at most `limit`; gives their number.
    public static func expire(limit: Int, in database: inout Connection) throws(DatabaseError) -> Int {
        try database.execute("DELETE FROM session WHERE expires_at < UTC_TIMESTAMP(3) LIMIT \(limit)")
            + database.execute(
                """
                DELETE FROM session WHERE last_used_at < UTC_TIMESTAMP(3) - INTERVAL \(idleHours) HOUR LIMIT \(limit)
                """)
    }

    /// Remembers a logout token; false when it was here before.
    public static func rememberLogoutToken(
        jtiHash: [UInt8], seconds: Int, in database: inout Connection
    ) throws(DatabaseError) -> Bool {
        try database.execute(
            """
            INSERT IGNORE INTO logout_token (jti_hash, expires_at)
            VALUES (\(jtiHash), UTC_TIMESTAMP(3) + INTERVAL \(seconds) SECOND)
            """) == 1
    }

    /// Forgets logout tokens that are no longer accepted anyway.
    public static func forgetLogoutTokens(in database: inout Connection) throws(DatabaseError) {
        try database.execute("DELETE FROM logout_token WHERE expires_at < UTC_TIMESTAMP(3) LIMIT 1000")
    }
}
