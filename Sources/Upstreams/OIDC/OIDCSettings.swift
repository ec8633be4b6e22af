/// The identity provider as the operator configured it.
public struct OIDCSettings: Sendable {
    /// Exact text of the issuer, with or without a slash at its end, as the provider says it.
    public var issuer: String
    public var clientID: String
    public var clientSecret: String
    /// Where the browser comes back to.
    public var redirectURI: String
    /// Where the browser goes after signing out at the provider.
    public var postLogoutRedirectURI: String

    /// Creates settings.
    public init(
        issuer: String, clientID: String, clientSecret: String, redirectURI: String, postLogoutRedirectURI: String
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.redirectURI = redirectURI
        self.postLogoutRedirectURI = postLogoutRedirectURI
    }

    /// Scopes: `offline_access` brings the refresh token.
    static let scope = "openid profile email offline_access"

    /// Built after removing one slash from the end of the issuer (OpenID Connect Discovery 1.0 section 4.1).
    var discoveryURL: String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }
}
