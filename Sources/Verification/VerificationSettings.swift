import Model

/// How the DNS is asked.
public struct VerificationSettings: Sendable {
    /// The recursive resolvers; at least two of different operators make a quorum.
    public var resolvers: [ResolverAddress]
    /// First label of the challenge name; whoever makes a challenge puts it there.
    public var ownershipLabel: String
    /// First wait for one answer in milliseconds; it doubles with each try.
    public var timeoutMilliseconds: Int
    /// Tries for one question.
    public var tries: Int
    /// Limit of a whole run in milliseconds; what is unanswered then counts as a timeout.
    public var deadlineMilliseconds: Int
    /// Most questions for one domain and resolver; guards against hostile SPF trees.
    public var maximumQueries: Int
    /// EDNS buffer size in bytes.
    public var ednsSize: Int
    /// Name servers of zones may be asked for records that resolvers do not see yet.
    public var asksNameServers = false
    /// The version of the rules: what another one found is judged again.
    public var release = ""
    /// The port of name servers, and which of their addresses may be asked; others only in tests.
    var nameServerPort = 53
    var mayAsk: @Sendable (IPAddress) -> Bool = { PublicAddress.isPublic($0.bytes) }
    /// The servers are name servers: they are asked without recursion, once, and not over TCP.
    private(set) var isAuthority = false
    /// What was asked so far, for checks that can wait; nil: nothing has to.
    public var pace: QuestionPace?

    /// Creates settings; the defaults are those for public resolvers.
    public init(
        resolvers: [ResolverAddress], timeoutMilliseconds: Int = 1500, tries: Int = 2,
        deadlineMilliseconds: Int = 8000, maximumQueries: Int = 200, ednsSize: Int = 1232,
        ownershipLabel: String = "_workplace-challenge"
    ) {
        self.resolvers = resolvers
        self.ownershipLabel = ownershipLabel
        self.timeoutMilliseconds = timeoutMilliseconds
        self.tries = tries
        self.deadlineMilliseconds = deadlineMilliseconds
        self.maximumQueries = maximumQueries
        self.ednsSize = ednsSize
    }

    /// The same settings for name servers of a zone (contract section 4.7: at most four, one second, UDP only).
    func asking(_ servers: [ResolverAddress]) -> VerificationSettings {
        var settings = self
        settings.resolvers = servers
        settings.isAuthority = true
        settings.timeoutMilliseconds = 1000
        settings.tries = 1
        settings.deadlineMilliseconds = 1500
        return settings
    }

    /// Creates settings from the text of `DNS_RESOLVERS`: a comma list of `address`, `address:port`, `[v6]:port`.
    public init(resolverList: String) throws(ResolverListError) {
        self.init(resolvers: try ResolverAddress.list(resolverList))
    }
}

/// An item of `DNS_RESOLVERS` that is not an address.
public struct ResolverListError: Error, Equatable, CustomStringConvertible {
    /// The bad item as it was written; empty when the list is.
    public let item: String

    /// A sentence for the operator.
    public var description: String {
        item.isEmpty
            ? "DNS_RESOLVERS names no resolver"
            : "DNS_RESOLVERS: \(item) is neither an address nor address:port ([v6]:port)"
    }
}
