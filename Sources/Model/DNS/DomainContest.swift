public import FoundationEssentials

/// Two tenants prove control of one name; both see it, neither learns who the other is.
public struct DomainContest: Equatable, Sendable {
    /// How it will end.
    public enum Kind: String, Codable, Sendable {
        /// The owner has left the name and loses it after the grace period unless it proves control again.
        case takeover
        /// Staff decides.
        case disputed
    }

    /// How it will end.
    public var kind: Kind
    /// When it began.
    public var since: Date

    /// Creates a contest.
    public init(kind: Kind, since: Date) {
        self.kind = kind
        self.since = since
    }

    /// The end of the time in which the owner may object; nil where staff decides.
    public var endsAt: Date? {
        kind == .takeover ? since + DomainClaims.grace : nil
    }
}
