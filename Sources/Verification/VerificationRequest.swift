public import Model

/// What a domain should look like.
public struct VerificationRequest: Sendable {
    /// The domain.
    public var domain: DomainName
    /// The zone text of the mail server; nil while only ownership is to be checked.
    public var zoneText: String?
    /// The challenge to look for; of an owned domain it is watched only.
    public var challenge: OwnershipChallenge?
    /// Ownership was proved earlier; a token that has gone since is a notice (`OWN_TOKEN_REMOVED`), never a fault.
    public var isOwned: Bool
    /// The wanted DMARC policy; nil takes the one of the zone text.
    public var dmarcPolicy: DMARCPolicy?
    /// The stored status of the domain.
    public var previousStatus: DomainStatus?
    /// Rotation stage of each DKIM selector.
    public var dkimStages: [String: DKIMStage]
    /// Somebody waits for missing records to appear, so that the zone's own name servers are of interest.
    public var isAwaited = false
    /// Addresses that send mail; empty takes the addresses of the expected MX hosts.
    public var sendingAddresses: [String]

    /// Creates a request; without a challenge there is nothing to prove.
    public init(
        domain: DomainName, zoneText: String?, challenge: OwnershipChallenge? = nil, isOwned: Bool? = nil,
        dmarcPolicy: DMARCPolicy? = nil, previousStatus: DomainStatus? = nil, dkimStages: [String: DKIMStage] = [:],
        sendingAddresses: [String] = []
    ) {
        self.domain = domain
        self.zoneText = zoneText
        self.challenge = challenge
        self.isOwned = isOwned ?? (challenge == nil)
        self.dmarcPolicy = dmarcPolicy
        self.previousStatus = previousStatus
        self.dkimStages = dkimStages
        self.sendingAddresses = sendingAddresses
    }
}

/// A token that a tenant publishes to prove that it controls a domain.
public struct OwnershipChallenge: Equatable, Sendable {
    /// First label of the challenge name.
    public var label: String
    /// The token, compared case-sensitively.
    public var token: String
    /// True when the token ran out.
    public var isExpired: Bool

    /// Creates a challenge.
    public init(label: String = "_workplace-challenge", token: String, isExpired: Bool = false) {
        self.label = label
        self.token = token
        self.isExpired = isExpired
    }
}

/// The stage of a DKIM key in the mail server's rotation.
public enum DKIMStage: String, Codable, Sendable {
    /// Signs.
    case active
    /// Published, will sign soon.
    case pending
    /// No longer signs; the record should stay while mail is under way.
    case retiring
    /// The record may go.
    case retired

    /// A key that is leaving may be gone from the DNS.
    var isLeaving: Bool { self == .retiring || self == .retired }
}
