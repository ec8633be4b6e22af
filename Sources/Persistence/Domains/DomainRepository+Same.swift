public import Model

/// A check that found what the stored report says.
public struct SameCheck: Sendable {
    /// The domain as it was when the DNS was asked.
    public let domain: DomainRecord
    public let nextCheckSeconds: Int
    public let temporaryFailures: Int

    public init(of domain: DomainRecord, nextCheckSeconds: Int, temporaryFailures: Int) {
        self.domain = domain
        self.nextCheckSeconds = nextCheckSeconds
        self.temporaryFailures = temporaryFailures
    }
}

extension DomainRepository {
    /// Notes the time of checks that found nothing new, and gives the domains for which it did: not those that somebody
    /// has checked, contested or moved to another status since they were read.
    public static func noteSameChecks(_ checks: [SameCheck], in database: inout Connection) throws -> [DomainID] {
        guard !checks.isEmpty else { return [] }
        return try database.atomically { (database: inout Connection) in
            let unchanged = try lockUnchanged(checks.map(\.domain), in: &database)
            let noted = checks.filter { unchanged.contains($0.domain.id) }
            guard !noted.isEmpty else { return [] }
            let ids = noted.map(\.domain.id)
            let place: SQL = "FIELD(id, \(list: ids))"
            try database.execute(
                """
                UPDATE domain SET last_checked_at = UTC_TIMESTAMP(3),
                  temporary_failures = ELT(\(place), \(list: noted.map(\.temporaryFailures))),
                  next_check_at = UTC_TIMESTAMP(3) + INTERVAL ELT(\(place), \(list: noted.map(\.nextCheckSeconds))) SECOND
                WHERE id IN (\(list: ids))
                """)
            return ids
        }
    }

    private static func lockUnchanged(
        _ known: [DomainRecord], in database: inout Connection
    ) throws(DatabaseError) -> Set<DomainID> {
        let rows = known.reduce("(NULL, NULL, NULL, NULL, NULL)" as SQL) { rows, domain in
            """
            \(rows), (\(domain.id), \(domain.tenant), \(domain.status.rawValue), \(domain.reportHash),
              \(domain.lastCheckedAt))
            """
        }
        let ids = try database.query(
            """
            SELECT id FROM domain WHERE id IN (\(list: known.map(\.id))) AND contest IS NULL
              AND (id, tenant_id, status, report_hash, last_checked_at) IN (\(rows)) FOR UPDATE
            """
        ) { (row) throws(DatabaseError) -> DomainID in try row.id(0) }
        return Set(ids)
    }
}
