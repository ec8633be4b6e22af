import Cryptography
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
    /// Another tenant proves control as well.
    public let contest: DomainContest?
    /// Warnings of a takeover that the owner has had.
    public let contestWarnings: Int
    /// Opaque id in the mail system, once created there.
    public let stalwartID: String?
    /// The wanted policy.
    public let dmarcPolicy: DMARCPolicy
    /// The policy in force as seen last.
    public let publishedDMARC: PublishedDMARC?
    public let isPrimary: Bool
    /// What the mail system wants published, as read last.
    public let zoneText: String?
    public let zoneReadAt: Date?
    /// Rotation stage of each DKIM selector.
    public let dkimStages: [String: String]
    /// The last report as it is stored; most who read a domain do not need it.
    private let reportJSON: [UInt8]?
    /// Names what the report says.
    let reportHash: [UInt8]?
    /// What was asked for it; nil when the same questions need not lead to it again.
    public let questions: String?
    /// Names what it rests on.
    private let answersHash: [UInt8]?
    /// What the MTA-STS policy file says; nil while none is announced.
    public let policyFile: PolicyFile?
    public let policyFileReadAt: Date?
    /// Required checks that fail.
    public let attention: Int
    /// Checks in a row without a verdict.
    public let temporaryFailures: Int
    public let lastCheckedAt: Date?
    /// When somebody asked for a check last.
    public let pressedAt: Date?
    public let nextCheckAt: Date?
    public let createdAt: Date
    /// The instant of the read by the database's clock.
    public let now: Date

    /// The challenge has run out without a proof.
    public var isExpired: Bool { ownershipProvedAt == nil && challengeExpiresAt < now }

    /// The tenant owns the name.
    public var isOwned: Bool { ownershipProvedAt != nil }

    /// The last check in full. Its `checkedAt` is when its answers were seen; later checks found the same.
    public func report() throws(DatabaseError) -> VerificationReport? {
        let report: VerificationReport? = try StoredJSON.decode(reportJSON)
        return lastCheckedAt.map { report?.found(at: $0) } ?? report
    }

    /// Of the last check what counts for the next one.
    public func earlierRun() throws(DatabaseError) -> EarlierRun? {
        let run: EarlierRun? = try StoredJSON.decode(reportJSON)
        return lastCheckedAt.map { run?.found(at: $0) } ?? run
    }

    /// A report says what the stored one says, and rests on the same.
    public func isSame(_ report: VerificationReport) -> Bool {
        reportHash == Hash.sha256(report.substance) && answersHash == report.basis.map { Hash.sha256($0.substance) }
    }

    /// The stored report rests on this.
    public func rests(on basis: CheckBasis) -> Bool {
        answersHash == Hash.sha256(basis.substance)
    }

    static let columns = columns(report: "report")
    /// For those who need no more of the report than its hash: it is by far the largest part of a row.
    static let columnsWithoutReport = columns(report: "NULL")

    private static func columns(report: SQL) -> SQL {
        """
        id, tenant_id, name, status, status_since, challenge_token, challenge_expires_at, ownership_proved_at,
        stalwart_id, dmarc_policy, is_primary, zone_text, \(report), attention, temporary_failures, last_checked_at,
        next_check_at, created_at, UTC_TIMESTAMP(3), contest, contest_since, contest_warnings, dmarc_published,
        dmarc_published_since, zone_read_at, dkim_stages, pressed_at, report_hash, policy_file, policy_file_read_at,
        questions, answers_hash
        """
    }

    static func decode(_ row: borrowing Row) throws(DatabaseError) -> DomainRecord {
        DomainRecord(
            id: try row.id(0), tenant: try row.id(1), name: try row.domainName(2), status: try row.value(3),
            statusSince: try row.date(4), challengeToken: try row.string(5), challengeExpiresAt: try row.date(6),
            ownershipProvedAt: try row.optionalDate(7), contest: try contest(row), contestWarnings: try row.int(21),
            stalwartID: try row.optionalString(8), dmarcPolicy: try row.value(9), publishedDMARC: try published(row),
            isPrimary: try row.bool(10), zoneText: try row.optionalString(11), zoneReadAt: try row.optionalDate(24),
            dkimStages: try StoredJSON.decode(row.optionalBytes(25)) ?? [:],
            reportJSON: try row.optionalBytes(12), reportHash: try row.optionalBytes(27),
            questions: try row.optionalString(30), answersHash: try row.optionalBytes(31),
            policyFile: try StoredJSON.decode(row.optionalBytes(28)), policyFileReadAt: try row.optionalDate(29),
            attention: try row.int(13),
            temporaryFailures: try row.int(14), lastCheckedAt: try row.optionalDate(15),
            pressedAt: try row.optionalDate(26), nextCheckAt: try row.optionalDate(16), createdAt: try row.date(17),
            now: try row.date(18))
    }

    private static func contest(_ row: borrowing Row) throws(DatabaseError) -> DomainContest? {
        guard let since = try row.optionalDate(20) else { return nil }
        return DomainContest(kind: try row.value(19), since: since)
    }

    private static func published(_ row: borrowing Row) throws(DatabaseError) -> PublishedDMARC? {
        guard let since = try row.optionalDate(23) else { return nil }
        return PublishedDMARC(policy: try row.value(22), since: since)
    }
}

/// The DMARC policy that receivers find.
public struct PublishedDMARC: Equatable, Sendable {
    public let policy: DMARCPolicy
    /// When it was first seen.
    public let since: Date
}

extension Row {
    func domainName(_ index: Int) throws(DatabaseError) -> DomainName {
        guard let name = DomainName(canonical: try string(index)) else {
            throw .decoding("a stored domain name is not canonical")
        }
        return name
    }
}

/// The stored form of reports and other values that are read as a whole.
enum StoredJSON {
    static func encode(_ value: some Encodable) -> [UInt8] {
        guard let data = try? JSONEncoder().encode(value) else { preconditionFailure("the value can be encoded") }
        return Array(data)
    }

    static func decode<Value: Decodable>(_ bytes: [UInt8]?) throws(DatabaseError) -> Value? {
        guard let bytes else { return nil }
        guard let value = try? JSONDecoder().decode(Value.self, from: Data(bytes)) else {
            throw .decoding("a stored \(Value.self) has another form")
        }
        return value
    }
}
