import FoundationEssentials
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

    /// Compared here: the server would weigh every pair of row and condition.
    private static func lockUnchanged(
        _ known: [DomainRecord], in database: inout Connection
    ) throws(DatabaseError) -> Set<DomainID> {
        let rows = try database.query(
            """
            SELECT id, tenant_id, status, report_hash, last_checked_at FROM domain
            WHERE id IN (\(list: known.map(\.id))) AND contest IS NULL FOR UPDATE
            """
        ) { (row) throws(DatabaseError) -> (DomainID, CheckedState) in
            let state = CheckedState(
                tenant: try row.id(1), status: try row.value(2), reportHash: try row.optionalBytes(3),
                lastCheckedAt: try row.optionalDate(4))
            return (try row.id(0), state)
        }
        let states = Dictionary(uniqueKeysWithValues: rows)
        return Set(known.filter { states[$0.id] == CheckedState($0) }.map(\.id))
    }
}

/// What is another after anything that counts has happened to a domain.
private struct CheckedState: Equatable {
    let tenant: TenantID
    let status: DomainStatus
    let reportHash: [UInt8]?
    let lastCheckedAt: Date?
}

extension CheckedState {
    init(_ domain: DomainRecord) {
        self.init(
            tenant: domain.tenant, status: domain.status, reportHash: domain.reportHash,
            lastCheckedAt: domain.lastCheckedAt)
    }
}
