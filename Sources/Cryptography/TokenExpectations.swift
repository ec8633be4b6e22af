/// What a token must say to be accepted.
public struct TokenExpectations: Sendable {
    /// The kind of token, told by the header `typ`.
    public enum Kind: Sendable {
        /// An ID token; `typ` is absent or `JWT`.
        case idToken
        /// A back-channel logout token; `typ` is `logout+jwt` (OpenID Connect Back-Channel Logout 1.0 section 2.4).
        case logoutToken
    }

    /// Exact text of `iss`.
    public var issuer: String
    /// A member of `aud`: our client id.
    public var audience: String
    /// The present time in seconds since 1970.
    public var now: Int64
    /// How far clocks may differ, in seconds.
    public var leeway: Int64
    /// The nonce of the sign-in; nil where no nonce is checked, as after a refresh.
    public var nonce: String?
    /// The kind of token.
    public var kind: Kind

    /// Creates expectations; 60 seconds of leeway are the product's rule.
    public init(
        issuer: String, audience: String, now: Int64, leeway: Int64 = 60, nonce: String? = nil, kind: Kind = .idToken
    ) {
        self.issuer = issuer
        self.audience = audience
        self.now = now
        self.leeway = leeway
        self.nonce = nonce
        self.kind = kind
    }

    func check(_ claims: RegisteredClaims) throws(TokenError) {
        guard claims.iss == issuer else { throw .wrongIssuer(expected: issuer, found: claims.iss) }
        guard claims.aud.values.contains(audience) else { throw .wrongAudience }
        let age = now - Int64(claims.exp)
        guard age <= leeway else { throw .expired(seconds: age) }
        let ahead = Int64(max(claims.iat ?? 0, claims.nbf ?? 0)) - now
        guard ahead <= leeway else { throw .notYetValid(seconds: ahead) }
        if kind == .logoutToken && claims.nonce != nil { throw .wrongNonce }
        if let nonce {
            guard constantTimeEqual(Array(nonce.utf8), Array((claims.nonce ?? "").utf8)) else { throw .wrongNonce }
        }
    }

    func check(typ: String?) throws(TokenError) {
        let isLogout = typ?.lowercased() == "logout+jwt"
        let isPlain = typ == nil || typ?.uppercased() == "JWT"
        guard kind == .logoutToken ? isLogout : isPlain else { throw .wrongType }
    }
}

/// The registered claims that decide about acceptance (RFC 7519 section 4.1); times are numbers that may have a fraction.
struct RegisteredClaims: Decodable {
    struct Audience: Decodable {
        let values: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            values = try (try? container.decode([String].self)) ?? [container.decode(String.self)]
        }
    }

    let iss: String
    let aud: Audience
    let exp: Double
    let iat: Double?
    let nbf: Double?
    let nonce: String?
}
