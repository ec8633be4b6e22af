public import FoundationEssentials

/// The outcome of one run over all records of a domain.
public struct VerificationReport: Codable, Equatable, Sendable {
    /// The domain.
    public var domain: DomainName
    /// The status of the domain; of this run alone until `DomainState.next` has looked at it.
    public var status: DomainStatus
    /// Reasons that concern the whole domain, sorted, each once.
    public var codes: [CheckCode]
    /// When the run started.
    public var checkedAt: Date
    /// The DNS zone that holds the domain; nil when no resolver told.
    public var zoneApex: String?
    /// Who hosts that zone, where its name servers are known.
    public var provider: DNSProvider?
    /// One check per record set, in the order in which they are shown.
    public var checks: [RecordCheck]
    /// What it rests on, kept beside it; nil unless the domain is verified in this run, and whenever
    /// the same questions would not lead to it again.
    public var basis: CheckBasis?

    private enum CodingKeys: CodingKey {
        case domain, status, codes, checkedAt, zoneApex, provider, checks
    }

    /// Creates a report.
    public init(
        domain: DomainName, status: DomainStatus, codes: [CheckCode], checkedAt: Date, zoneApex: String?,
        provider: DNSProvider? = nil, checks: [RecordCheck]
    ) {
        self.domain = domain
        self.status = status
        self.codes = codes
        self.checkedAt = checkedAt
        self.zoneApex = zoneApex
        self.provider = provider
        self.checks = checks
    }

    /// The checks that decide the status and ask for an action.
    public var failingRequiredChecks: [RecordCheck] {
        checks.filter { $0.level == .required && $0.status.isFailure }
    }
}
