import Cryptography
public import Model

/// The table `domain`.
public enum DomainRepository {
    /// What the badge counts: failing and contested domains, pending ones whose challenge has not run out, and those with
    /// an operation that stopped.
    static let needsAttention: SQL = """
        (domain.contest IS NOT NULL OR domain.status IN ('needs_attention', 'disputed') OR
         domain.status IN ('pending_ownership', 'pending_contested') AND domain.challenge_expires_at > UTC_TIMESTAMP(3) OR
         EXISTS (SELECT 1 FROM operation WHERE operation.open_subject_id = domain.id
           AND operation.state = 'needs_attention'))
        """

    /// Adds a claim with a challenge; `unicodeName` is what searches find beside the name. Violates `domain_tenant_name_unique` for a name of this tenant.
    public static func insert(
        _ id: DomainID, name: DomainName, unicodeName: String? = nil, status: DomainStatus = .pendingOwnership,
        challengeToken: String, firstCheckSeconds: Int, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO domain (id, tenant_id, name, unicode_name, status, status_since, challenge_token, challenge_expires_at,
              next_check_at, created_at, updated_at)
            VALUES (\(id), \(tenant), \(name.text), \(unicodeName), \(status.rawValue), UTC_TIMESTAMP(3), \(challengeToken),
              UTC_TIMESTAMP(3) + INTERVAL \(Int(DomainClaims.challengeLife)) SECOND,
              UTC_TIMESTAMP(3) + INTERVAL \(firstCheckSeconds) SECOND, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
            """)
    }

    public static func find(
        name: DomainName, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) -> DomainRecord? {
        try database.first(
            "SELECT \(DomainRecord.columns) FROM domain WHERE tenant_id = \(tenant) AND name = \(name.text)",
            DomainRecord.decode)
    }

    /// For the worker, which knows a domain by its id alone.
    public static func find(id: DomainID, in database: inout Connection) throws(DatabaseError) -> DomainRecord? {
        try database.first("SELECT \(DomainRecord.columns) FROM domain WHERE id = \(id)", DomainRecord.decode)
    }

    /// Domains that are due, without their reports; in no order.
    public static func findDue(_ ids: [DomainID], in database: inout Connection) throws(DatabaseError)
        -> [DomainRecord]
    {
        try database.query(
            "SELECT \(DomainRecord.columnsWithoutReport) FROM domain WHERE id IN (\(list: ids))", DomainRecord.decode)
    }

    /// The claims of all tenants on a name, for operators.
    public static func findAll(name: DomainName, in database: inout Connection) throws(DatabaseError) -> [DomainRecord]
    {
        try database.query(
            "SELECT \(DomainRecord.columns) FROM domain WHERE name = \(name.text) ORDER BY created_at",
            DomainRecord.decode)
    }

    /// The same, locked until the end of the transaction.
    public static func lock(_ id: DomainID, tenant: TenantID, in database: inout Connection) throws(DatabaseError)
        -> DomainRecord?
    {
        try database.first(
            "SELECT \(DomainRecord.columns) FROM domain WHERE id = \(id) AND tenant_id = \(tenant) FOR UPDATE",
            DomainRecord.decode)
    }

    /// Stores the outcome of a check; the report and what follows from it change together. `published` is the DMARC
    /// policy that was seen.
    public static func saveCheck(
        _ report: VerificationReport, nextCheckSeconds: Int?, temporaryFailures: Int, published: DMARCPolicy? = nil,
        of id: DomainID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        let published = published?.rawValue
        try database.execute(
            """
            UPDATE domain SET report = \(StoredJSON.encode(report)), report_hash = \(Hash.sha256(report.substance)),
              questions = \(report.basis?.questions), answers_hash = \(report.basis.map { Hash.sha256($0.substance) }),
              attention = \(report.failingRequiredChecks.count),
              status_since = IF(status = \(report.status.rawValue), status_since, UTC_TIMESTAMP(3)),
              status = \(report.status.rawValue), temporary_failures = \(temporaryFailures),
              dmarc_published_since = IF(dmarc_published <=> \(published), dmarc_published_since,
                IF(\(published) IS NULL, NULL, UTC_TIMESTAMP(3))),
              dmarc_published = \(published),
              last_checked_at = UTC_TIMESTAMP(3), next_check_at = UTC_TIMESTAMP(3) + INTERVAL \(nextCheckSeconds) SECOND,
              updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant)
            """)
    }

    /// Notes that somebody asks for a check; false when the last time is not yet so many seconds ago.
    public static func notePress(
        _ id: DomainID, pauseSeconds: Int, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) -> Bool {
        try database.execute(
            """
            UPDATE domain SET pressed_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant)
              AND (pressed_at IS NULL OR pressed_at <= UTC_TIMESTAMP(3) - INTERVAL \(pauseSeconds) SECOND)
            """) == 1
    }

    /// The domains of a tenant that somebody had checked in the last seconds.
    public static func pressCount(
        tenant: TenantID, seconds: Int, in database: inout Connection
    ) throws(DatabaseError) -> Int {
        try database.first(
            """
            SELECT COUNT(*) FROM domain
            WHERE tenant_id = \(tenant) AND pressed_at > UTC_TIMESTAMP(3) - INTERVAL \(seconds) SECOND
            """
        ) { (row) throws(DatabaseError) in try row.int(0) } ?? 0
    }

    /// Makes the tenant the owner, with its first domain as the primary one; violates `domain_owned_name_unique` when another proved the name first.
    public static func markOwned(_ id: DomainID, tenant: TenantID, in database: inout Connection) throws(DatabaseError)
    {
        do {
            try own(id, tenant: tenant, in: &database)
        } catch {
            // Another domain became the primary one at this moment; now it is seen.
            guard error.constraint == "domain_primary_unique" else { throw error }
            try own(id, tenant: tenant, in: &database)
        }
    }

    private static func own(_ id: DomainID, tenant: TenantID, in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE domain SET owned_name = name, ownership_proved_at = UTC_TIMESTAMP(3), updated_at = UTC_TIMESTAMP(3),
              is_primary = NOT EXISTS (SELECT 1 FROM (SELECT 1 FROM domain AS other
                WHERE other.tenant_id = \(tenant) AND other.is_primary) AS present)
            WHERE id = \(id) AND tenant_id = \(tenant) AND owned_name IS NULL
            """)
    }

    public static func setStatus(
        _ status: DomainStatus, of id: DomainID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE domain SET status = \(status.rawValue), status_since = UTC_TIMESTAMP(3), updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant) AND status <> \(status.rawValue)
            """)
    }

    public static func setStalwartID(
        _ stalwartID: String, of id: DomainID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE domain SET stalwart_id = \(stalwartID), updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant)
            """)
    }

    /// Stores what the mail system wants published.
    public static func setZone(
        _ zoneText: String, dkimStages: [String: String], of id: DomainID, tenant: TenantID,
        in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE domain SET zone_text = \(zoneText), dkim_stages = \(StoredJSON.encode(dkimStages)),
              zone_read_at = UTC_TIMESTAMP(3), updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant)
            """)
    }

    /// Forgets a domain; what other systems hold of it must be gone before.
    public static func delete(_ id: DomainID, tenant: TenantID, in database: inout Connection) throws(DatabaseError) {
        try database.execute("DELETE FROM domain WHERE id = \(id) AND tenant_id = \(tenant)")
    }
}
