import FoundationEssentials
import Model
import Persistence
import Verification
import Web

/// `GET …/domains/:name`.
struct DomainResponse: Encodable {
    struct Ownership: Encodable {
        let state: String
        @Nullable var expiresAt: Date?
        let record: DNSRecordResponse
    }

    /// The wanted DMARC policy beside the one in force.
    struct DMARC: Encodable {
        let policy: DMARCPolicy
        @Nullable var published: DMARCPolicy?
        @Nullable var publishedSince: Date?
        /// The next stage of the ramp.
        @Nullable var next: DMARCPolicy?
    }

    let id: DomainID
    let name: String
    @Nullable var unicodeName: String?
    let lookalike: Bool
    let status: DomainStatus
    let isPrimary: Bool
    let attention: Int
    let createdAt: Date
    @Nullable var lastCheckedAt: Date?
    @Nullable var nextCheckAt: Date?
    @Nullable var ownershipProvedAt: Date?
    let mailEnabled: Bool
    let dmarcPolicy: DMARCPolicy
    let dmarc: DMARC
    @Nullable var zoneApex: String?
    @Nullable var provider: DNSProvider?
    let ownership: Ownership
    @Nullable var claim: ClaimResponse?
    let checks: [RecordCheckResponse]
    /// When the answers in the checks were first seen as they are; checks since then found the same.
    @Nullable var observedAt: Date?
    /// Records that will be asked for after the proof.
    let preview: [DNSRecordResponse]
    let codes: [CheckCode]
    @Nullable var operation: OperationResponse?

    init(
        _ domain: DomainRecord, operation: OperationRecord?, isHeldElsewhere: Bool, settings: PlatformSettings
    ) throws {
        id = domain.id
        name = domain.name.text
        unicodeName = DomainText.unicodeName(domain.name)
        lookalike = DomainNames.isLookalike(domain.name)
        status = domain.status
        isPrimary = domain.isPrimary
        attention = domain.attention
        createdAt = domain.createdAt
        lastCheckedAt = domain.lastCheckedAt
        nextCheckAt = domain.nextCheckAt
        ownershipProvedAt = domain.ownershipProvedAt
        mailEnabled = settings.mail != nil
        dmarcPolicy = domain.dmarcPolicy
        dmarc = DMARC(
            policy: domain.dmarcPolicy, published: domain.publishedDMARC?.policy,
            publishedSince: domain.publishedDMARC?.since, next: domain.dmarcPolicy.strengthened)
        let report = try domain.report()
        zoneApex = report?.zoneApex
        provider = report?.provider
        ownership = Self.ownership(domain, settings, zoneApex: report?.zoneApex)
        claim = ClaimResponse(domain, isHeldElsewhere: isHeldElsewhere)
        checks = Self.checks(domain, report).map { RecordCheckResponse($0, policyFile: domain.policyFile) }
        let comingRecords = RecordPreview.mail(
            for: domain.name, mailHosts: settings.mailHosts, policy: domain.dmarcPolicy,
            zoneApex: report?.zoneApex)
        preview = domain.zoneText == nil ? comingRecords.map(DNSRecordResponse.init) : []
        observedAt = report?.checkedAt
        codes = report?.codes ?? []
        self.operation = operation.map(OperationResponse.init)
    }

    private static func ownership(
        _ domain: DomainRecord, _ settings: PlatformSettings, zoneApex: String?
    ) -> Ownership {
        let challenge = RecordPreview.challenge(
            domain.challenge(label: settings.ownershipLabel), for: domain.name, zoneApex: zoneApex)
        return Ownership(
            state: domain.isAskedForProof ? domain.isExpired ? "expired" : "pending" : "proved",
            expiresAt: domain.isAskedForProof ? domain.challengeExpiresAt : nil, record: DNSRecordResponse(challenge))
    }

    /// The token of an owned domain is watched, but nobody has to do anything about it.
    private static func checks(_ domain: DomainRecord, _ report: VerificationReport?) -> [RecordCheck] {
        (report?.checks ?? []).filter { $0.kind != .ownership || domain.isAskedForProof }
    }
}

/// Where a domain stands when several tenants claim its name; says nothing about the others.
struct ClaimResponse: Encodable {
    let role: String
    let state: String
    @Nullable var since: Date?
    @Nullable var endsAt: Date?

    /// Nil while nobody else is concerned.
    init?(_ domain: DomainRecord, isHeldElsewhere: Bool) {
        role = domain.isOwned || domain.status == .lost ? "owner" : "challenger"
        since = domain.contest?.since
        endsAt = domain.contest?.endsAt
        if domain.status == .lost {
            state = "lost"
        } else if let contest = domain.contest {
            state = contest.kind.rawValue
        } else if isHeldElsewhere {
            state = "contested"
        } else {
            return nil
        }
    }
}

enum DomainText {
    /// The readable form where it differs from the canonical one.
    static func unicodeName(_ name: DomainName) -> String? {
        let text = DomainNames.unicodeForm(of: name)
        return text == name.text ? nil : text
    }
}

extension DomainRecord {
    /// A proof is awaited: the first one, or a fresh one against a takeover.
    fileprivate var isAskedForProof: Bool {
        !isOwned || contest?.kind == .takeover
    }

    /// The token to look for.
    func challenge(label: String) -> OwnershipChallenge {
        OwnershipChallenge(label: label, token: challengeToken, isExpired: isExpired)
    }
}
