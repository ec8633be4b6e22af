/// What an MTA-STS policy file says, and whether senders can use it (RFC 8461 section 3.2); texts from strangers, cut and
/// cleaned when it is created.
public struct PolicyFile: Codable, Equatable, Sendable {
    /// The verdict.
    public let status: CheckStatus
    /// Reasons, sorted, each once.
    public let codes: [CheckCode]
    /// `enforce`, `testing` or `none`; nil when there is no valid file.
    public let mode: String?
    /// The patterns of hosts that senders accept.
    public let hosts: [String]
    /// Seconds for which senders keep the policy.
    public let maxAge: Int?

    /// Characters of a host name (RFC 1035 section 2.3.4).
    private static let longestHost = 253

    /// Creates the verdict on a file.
    public init(
        _ status: CheckStatus, _ codes: Set<CheckCode>, mode: String? = nil, hosts: [String] = [], maxAge: Int? = nil
    ) {
        self.status = status
        self.codes = codes.sorted()
        self.mode = mode
        self.hosts = hosts.prefix(ObservedRecord.maximumCount).map {
            String(ObservedRecord.cleaned($0).prefix(Self.longestHost))
        }
        self.maxAge = maxAge
    }
}
