public import FoundationEssentials

/// The verdict on one record set of a domain.
public struct RecordCheck: Codable, Equatable, Sendable {
    /// `kind:relative-owner`, for example `mx:@`.
    public var id: String
    /// Kind of record.
    public var kind: CheckKind
    /// How much the check matters.
    public var level: CheckLevel
    /// The verdict over all resolvers.
    public var status: CheckStatus
    /// Reasons, sorted, each once.
    public var codes: [CheckCode]
    /// All records to publish.
    public var records: [ExpectedRecord]
    /// What the resolvers gave.
    public var found: [ObservedRecord]
    /// Resolvers disagree: the change is spreading.
    public var propagating: Bool
    /// How long caches may still give the old answer; nil when there is nothing to wait for.
    public var retryAfterSeconds: Int?
    /// What the proposed SPF record costs; only for SPF checks with a proposal.
    public var proposal: SPFProposal?
    /// What the zone's own name server gives; only for a check that is missing, where the operator allows to ask.
    public var authoritative: AuthoritativeAnswer?
    /// Since when the check has failed without a good run in between.
    public var firstFailedAt: Date?
    /// The last run in which the check was right.
    public var lastOkAt: Date?

    /// Creates a check; the times of earlier runs are added by `DomainState.next`.
    public init(
        id: String, kind: CheckKind, level: CheckLevel, status: CheckStatus, codes: [CheckCode],
        records: [ExpectedRecord] = [], found: [ObservedRecord] = [], propagating: Bool = false,
        retryAfterSeconds: Int? = nil, proposal: SPFProposal? = nil,
        firstFailedAt: Date? = nil, lastOkAt: Date? = nil
    ) {
        self.id = id
        self.kind = kind
        self.level = level
        self.status = status
        self.codes = codes
        self.records = records
        self.found = found
        self.propagating = propagating
        self.retryAfterSeconds = retryAfterSeconds
        self.proposal = proposal
        self.firstFailedAt = firstFailedAt
        self.lastOkAt = lastOkAt
    }
}

extension RecordCheck {
    /// The first of the records to publish.
    public var record: ExpectedRecord? { records.first }
}

/// The cost of a proposed SPF record, so that no advice silently breaks the customer's other mail.
public struct SPFProposal: Codable, Equatable, Sendable {
    /// DNS look-ups that the record needs at worst; receivers stop at 10 (RFC 7208 section 4.6.4).
    public var lookups: Int
    /// The terms that cause look-ups.
    public var costlyTerms: [String]
    /// Terms of the published record that the proposal leaves out.
    public var droppedTerms: [String]

    /// Creates the cost of a proposal.
    public init(lookups: Int, costlyTerms: [String], droppedTerms: [String]) {
        self.lookups = lookups
        self.costlyTerms = costlyTerms
        self.droppedTerms = droppedTerms
    }
}
