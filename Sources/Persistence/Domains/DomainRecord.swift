public import FoundationEssentials
public import Model

/// A name that a tenant claims or owns.
public struct DomainRecord: Sendable {
    public let id: DomainID
    public let tenant: TenantID
    public let name: DomainName
    public let status: DomainStatus
    public let statusSince: Date
    public let challengeToken: String
    public let challengeExpiresAt: Date
    public let ownershipProvedAt: Date?
    /// Opaque id in the mail system, once created there.
    public let stalwartID: String?
    public let dmarcPolicy: DMARCPolicy
    public let isPrimary: Bool
    /// What the mail system wants published, as read last.
    public let zoneText: String?
    /// The last check in full.
    public let report: VerificationReport?
    /// Required checks that fail.
    public let attention: Int
    /// Checks in a row without a verdict.
    public let temporaryFailures: Int
    public let lastCheckedAt: Date?
    public let nextCheckAt: Date?
    public let createdAt: Date
    /// The instant of the read by the database's clock.
    public let now: Date

    /// The challenge has run out without a proof.
    public var isExpired: Bool { ownershipProvedAt == nil && challengeExpiresAt < now }

    static let columns: SQL = """
        id, tenant_id, name, status, status_since, challenge_token, challenge_expires_at, ownership_proved_at,
        stalwart_id, dmarc_policy, is_primary, zone_text, report, attention, temporary_failures, last_checked_at,
        next_check_at, created_at, UTC_TIMESTAMP(3)
        """

    static func decode(_ row: borrowing Row) throws(DatabaseError) -> DomainRecord {
        DomainRecord(
            id: try row.id(0), tenant: try row.id(1), name: try row.domainName(2), status: try row.value(3),
            statusSince: try row.date(4), challengeToken: try row.string(5), challengeExpiresAt: try row.date(6),
            ownershipProvedAt: try row.optionalDate(7), stalwartID: try row.optionalString(8),
            dmarcPolicy: try row.value(9), isPrimary: try row.bool(10), zoneText: try row.optionalString(11),
            report: try StoredReport.decode(row.optionalBytes(12)), attention: try row.int(13),
            temporaryFailures: try row.int(14), lastCheckedAt: try row.optionalDate(15),
            nextCheckAt: try row.optionalDate(16), createdAt: try row.date(17), now: try row.date(18))
    }
}

extension Row {
    func domainName(_ index: Int) throws(DatabaseError) -> DomainName {
        guard let name = DomainName(canonical: try string(index)) else {
            throw .decoding("a stored domain name is not canonical")
        }
        return name
    }
}

/// The stored form of a report.
enum StoredReport {
    static func encode(_ report: VerificationReport) -> [UInt8] {
        guard let data = try? JSONEncoder().encode(report) else { preconditionFailure("a report can be encoded") }
        return Array(data)
    }

    static func decode(_ bytes: [UInt8]?) throws(DatabaseError) -> VerificationReport? {
        guard let bytes else { return nil }
        guard let report = try? JSONDecoder().decode(VerificationReport.self, from: Data(bytes)) else {
            throw .decoding("a stored report has another form")
        }
        return report
    }
}
