public import Cryptography

/// What the token endpoint gave.
public struct OIDCTokens: Decodable, Sendable {
    public let accessToken: String
    public let idToken: String?
    /// Absent when the provider keeps the one we have.
    public let refreshToken: String?
    /// Life of the access token in seconds.
    public let expiresIn: Int

    private enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case idToken = "id_token"
        case refreshToken = "refresh_token"
        case expiresIn = "expires_in"
    }
}

/// Who signed in, from a verified ID token.
public struct OIDCClaims: Decodable, Sendable {
    /// The identity; stable for its life.
    public let sub: String
    /// The session at the provider; absent once it is gone.
    public let sid: String?
    public let email: String?
    public let name: String?
    public let preferredUsername: String?

    private enum CodingKeys: String, CodingKey {
        case sub, sid, email, name
        case preferredUsername = "preferred_username"
    }
}

/// What a verified back-channel logout token says (OpenID Connect Back-Channel Logout 1.0 section 2.4).
public struct LogoutClaims: Decodable, Sendable {
    public let sub: String?
    public let sid: String?
    public let jti: String
    public let exp: Double
    let events: [String: [String: String]]

    /// The event that makes it a logout token, and something to log out.
    var isComplete: Bool {
        events["http://schemas.openid.net/event/backchannel-logout"] != nil && (sub != nil || sid != nil)
    }
}

/// Why the provider did not sign somebody in.
public enum OIDCError: Error, Sendable {
    /// The provider could not be asked, or answered nonsense.
    case upstream(UpstreamError)
    /// A refusal with its OAuth code, such as `invalid_grant` (RFC 6749 section 5.2).
    case refused(code: String)
    /// The discovery document names another issuer than the configuration.
    case issuerDiffers(configured: String, found: String)
    /// The provider signs with a shared secret.
    case signsWithSecret
    /// A token that is not accepted.
    case token(TokenError)
}
