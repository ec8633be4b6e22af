public import Model

/// A signed-in browser, as it is stored.
public struct SessionRecord: Sendable {
    public var id: SessionID
    /// SHA-256 of the cookie's value.
    public var tokenHash: [UInt8]
    public var person: PersonID
    /// The session at the identity provider.
    public var sid: String?
    /// Sealed.
    public var refreshToken: [UInt8]?
    /// Sealed.
    public var idToken: [UInt8]?
    /// Life of the access token from now, in seconds.
    public var accessSeconds: Int
    public var userAgent: String
    public var remoteAddress: String

    public init(
        id: SessionID, tokenHash: [UInt8], person: PersonID, sid: String?, refreshToken: [UInt8]?, idToken: [UInt8]?,
        accessSeconds: Int, userAgent: String, remoteAddress: String
    ) {
        self.id = id
        self.tokenHash = tokenHash
        self.person = person
        self.sid = sid
        self.refreshToken = refreshToken
        self.idToken = idToken
        self.accessSeconds = accessSeconds
        self.userAgent = userAgent
        self.remoteAddress = remoteAddress
    }
}

/// A session with the person behind it and, when a tenant was asked for, what the person is there.
public struct ResolvedSession: Sendable {
    public let id: SessionID
    public let person: PersonID
    public let personName: String
    public let personEmail: String
    /// The access token is still good; if not, a refresh has to prove that the identity still is.
    public let isFresh: Bool
    /// The tenant of that slug, when it exists and the person may see it.
    public let tenant: ResolvedTenant?
    /// The person works for a partner.
    public let isPartnerStaff: Bool
    /// The last use that was noted is more than a minute ago.
    public let isUseUnnoted: Bool
}

/// A tenant beside the right by which somebody is there.
public struct ResolvedTenant: Sendable {
    public let id: TenantID
    public let slug: String
    public let name: String
    public let role: Role
    /// The partner for which the person acts; nil for a member.
    public let partner: PartnerRecord?
    public let productName: String?
    public let accentColor: String?
}
