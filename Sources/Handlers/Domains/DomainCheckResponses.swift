import FoundationEssentials
import Model
import Web

/// The verdict on one record set, as `GET …/domains/:name` tells it.
struct RecordCheckResponse: Encodable {
    let id: String
    let kind: CheckKind
    let level: CheckLevel
    let status: CheckStatus
    let codes: [CheckCode]
    /// The first of the records to publish.
    @Nullable var record: DNSRecordResponse?
    let records: [DNSRecordResponse]
    let found: [ObservedRecord]
    let propagating: Bool
    @Nullable var retryAfterSeconds: Int?
    @Nullable var proposal: SPFProposal?
    @Nullable var authoritative: AuthoritativeAnswer?
    @Nullable var firstFailedAt: Date?
    @Nullable var lastOkAt: Date?
    /// Of the MTA-STS record, once its file was read.
    @Nullable var policyFile: PolicyFileResponse?

    init(_ check: RecordCheck, policyFile: PolicyFile?) {
        id = check.id
        kind = check.kind
        level = check.level
        status = check.status
        codes = check.codes
        records = check.records.map(DNSRecordResponse.init)
        record = records.first
        found = check.found
        propagating = check.propagating
        retryAfterSeconds = check.retryAfterSeconds
        proposal = check.proposal
        authoritative = check.authoritative
        firstFailedAt = check.firstFailedAt
        lastOkAt = check.lastOkAt
        self.policyFile = check.kind == .mtasts ? policyFile.map(PolicyFileResponse.init) : nil
    }
}

/// A record to publish.
struct DNSRecordResponse: Encodable, Sendable {
    let type: String
    let name: String
    /// What to type where the form adds the zone; the full name with its final dot where the owner is outside of it.
    let relativeName: String
    let value: String
    let ttl: Int
    @Nullable var chunks: [String]?
    let isMerge: Bool
    @Nullable var fields: ExpectedRecord.Fields?

    init(_ record: ExpectedRecord) {
        type = record.type
        name = record.name
        relativeName = record.relativeName ?? record.name + "."
        value = record.value
        ttl = record.ttl
        chunks = record.chunks
        isMerge = record.isMerge
        fields = record.fields
    }
}

/// What senders find in the policy file that the MTA-STS record announces.
struct PolicyFileResponse: Encodable {
    let status: CheckStatus
    let codes: [CheckCode]
    @Nullable var mode: String?
    let hosts: [String]
    @Nullable var maxAge: Int?

    init(_ file: PolicyFile) {
        status = file.status
        codes = file.codes
        hosts = file.hosts
        mode = file.mode
        maxAge = file.maxAge
    }
}
