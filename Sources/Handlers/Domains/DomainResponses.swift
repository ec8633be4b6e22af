import FoundationEssentials
import Model
import Persistence
import Verification
import Web

/// A line of `GET …/domains`.
struct DomainListItemResponse: Encodable, Sendable {
    let id: DomainID
    let name: String
    /// As people read it; absent when that is the same.
    @Nullable var unicodeName: String?
    /// The readable form may pass for another name and is not to be shown alone.
    let lookalike: Bool
    let status: DomainStatus
    let isPrimary: Bool
    let attention: Int
    let createdAt: Date
    @Nullable var lastCheckedAt: Date?

    init(_ item: DomainListItem) {
        id = item.id
        name = item.name.text
        unicodeName = DomainText.unicodeName(item.name)
        lookalike = DomainNames.isLookalike(item.name)
        status = item.status
        isPrimary = item.isPrimary
        attention = item.attention
        createdAt = item.createdAt
        lastCheckedAt = item.lastCheckedAt
    }
}

/// `GET …/domains`: a page, and the number that the badge shows.
struct DomainListResponse: Encodable {
    let items: [DomainListItemResponse]
    @Nullable var next: String?
    let attention: Int
}

/// `GET …/domains/:name`.
struct DomainResponse: Encodable {
    struct Ownership: Encodable {
        let state: String
        @Nullable var expiresAt: Date?
        let record: DNSRecordResponse
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
    let dmarcPolicy: DMARCPolicy
    @Nullable var zoneApex: String?
    let ownership: Ownership
    let checks: [RecordCheckResponse]
    /// Records that will be asked for after the proof.
    let preview: [DNSRecordResponse]
    let codes: [CheckCode]
    @Nullable var operation: OperationResponse?

    init(_ domain: DomainRecord, operation: OperationRecord?, settings: PlatformSettings) {
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
        dmarcPolicy = domain.dmarcPolicy
        zoneApex = domain.report?.zoneApex
        ownership = Ownership(
            state: domain.ownershipProvedAt != nil ? "proved" : domain.isExpired ? "expired" : "pending",
            expiresAt: domain.ownershipProvedAt == nil ? domain.challengeExpiresAt : nil,
            record: DNSRecordResponse(
                RecordPreview.challenge(
                    domain.challenge(label: settings.ownershipLabel), for: domain.name,
                    zoneApex: domain.report?.zoneApex)))
        checks = (domain.report?.checks ?? []).map(RecordCheckResponse.init)
        let comingRecords = RecordPreview.mail(
            for: domain.name, mailHosts: settings.mailHosts, policy: domain.dmarcPolicy,
            zoneApex: domain.report?.zoneApex)
        preview = domain.zoneText == nil ? comingRecords.map(DNSRecordResponse.init) : []
        codes = domain.report?.codes ?? []
        self.operation = operation.map(OperationResponse.init)
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
    /// The token to look for.
    func challenge(label: String) -> OwnershipChallenge {
        OwnershipChallenge(label: label, token: challengeToken, isExpired: isExpired)
    }
}
