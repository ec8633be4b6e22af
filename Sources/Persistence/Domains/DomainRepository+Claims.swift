public import Model

// Claims of several tenants on one name. These are the only statements that see beyond one tenant: who owns a name is
// decided among all who claim it.
extension DomainRepository {
    /// The claims of all tenants on a name, locked until the end of the transaction.
    public static func lockAll(name: DomainName, in database: inout Connection) throws(DatabaseError) -> [DomainRecord]
    {
        try database.query(
            "SELECT \(DomainRecord.columns) FROM domain WHERE name = \(name.text) ORDER BY id FOR UPDATE",
            DomainRecord.decode)
    }

    /// The claim of the tenant that owns a name.
    public static func findOwner(of name: DomainName, in database: inout Connection) throws(DatabaseError)
        -> DomainRecord?
    {
        try database.first(
            "SELECT \(DomainRecord.columns) FROM domain WHERE owned_name = \(name.text)", DomainRecord.decode)
    }

    /// Begins, changes or ends (nil) the contest that a claim is part of. One that goes on keeps its start.
    public static func setContest(
        _ kind: DomainContest.Kind?, of id: DomainID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        let kind = kind?.rawValue
        try database.execute(
            """
            UPDATE domain SET contest = \(kind), contest_since = IF(\(kind) IS NULL, NULL, UTC_TIMESTAMP(3)),
              contest_warnings = 0, updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant) AND NOT contest <=> \(kind)
            """)
    }

    /// Notes how many warnings of a takeover the owner has had.
    public static func setContestWarnings(
        _ count: Int, of id: DomainID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            "UPDATE domain SET contest_warnings = \(count) WHERE id = \(id) AND tenant_id = \(tenant)")
    }

    /// Takes the ownership away; the name is free for another claim.
    public static func disown(_ id: DomainID, tenant: TenantID, in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE domain SET owned_name = NULL, ownership_proved_at = NULL, is_primary = FALSE, contest = NULL,
              contest_since = NULL, status = 'lost', status_since = UTC_TIMESTAMP(3), attention = 0,
              next_check_at = NULL, updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant)
            """)
    }

    /// Gives a claim a new challenge; the token before does not count any more.
    public static func renewChallenge(
        _ token: String, of id: DomainID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE domain SET challenge_token = \(token),
              challenge_expires_at = UTC_TIMESTAMP(3) + INTERVAL \(Int(DomainClaims.challengeLife)) SECOND,
              updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant)
            """)
    }

    /// Tells whether a former owner's domain of this name is still on its way out of the mail system.
    public static func isBeingReleased(_ name: DomainName, in database: inout Connection) throws(DatabaseError) -> Bool
    {
        try database.first(
            """
            SELECT EXISTS (SELECT 1 FROM domain JOIN operation ON operation.open_subject_id = domain.id
              WHERE domain.name = \(name.text) AND domain.status = 'lost')
            """
        ) { (row) throws(DatabaseError) in try row.bool(0) } ?? false
    }
}
