import Cryptography
import FoundationEssentials

/// The identity provider: code flow with PKCE, refresh, sign-out (OpenID Connect Core 1.0, RFC 6749, RFC 7636).
public final class OIDCClient {
    private let http: any HTTPClient
    private let gate: Gate
    private let settings: OIDCSettings
    private let cache: ProviderCache

    /// Creates a client; gate and cache are shared by all threads of the process.
    public init(http: any HTTPClient, gate: Gate, settings: OIDCSettings, cache: ProviderCache) {
        self.http = http
        self.gate = gate
        self.settings = settings
        self.cache = cache
    }

    /// Where to send the browser to sign in.
    public func authorizationURL(state: String, nonce: String, codeChallenge: String) throws(OIDCError) -> String {
        let query = FormText.encode([
            ("client_id", settings.clientID), ("redirect_uri", settings.redirectURI), ("response_type", "code"),
            ("scope", OIDCSettings.scope), ("state", state), ("nonce", nonce), ("code_challenge", codeChallenge),
            ("code_challenge_method", "S256"),
        ])
        return try metadata().authorizationEndpoint + "?" + query
    }

    /// Exchanges the code of a callback and verifies the ID token that comes with it.
    public func exchange(
        code: String, verifier: String, nonce: String
    ) throws(OIDCError) -> (tokens: OIDCTokens, claims: OIDCClaims) {
        let tokens = try token([
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirectURI),
            ("code_verifier", verifier),
        ])
        guard let idToken = tokens.idToken else { throw OIDCError.token(.malformed) }
        return (tokens, try claims(idToken, nonce: nonce))
    }

    /// Refreshes with a refresh token, which the provider rotates: never sent twice.
    ///
    /// The new ID token has no nonce, and no `sid` once the session at the provider is gone.
    public func refresh(_ refreshToken: String) throws(OIDCError) -> (tokens: OIDCTokens, claims: OIDCClaims?) {
        // No scope: naming one without offline_access would end the chain.
        let tokens = try token([("grant_type", "refresh_token"), ("refresh_token", refreshToken)])
        guard let idToken = tokens.idToken else { return (tokens, nil) }
        return (tokens, try claims(idToken, nonce: nil))
    }

    /// Revokes a token; one that the provider does not know counts as revoked (RFC 7009 section 2.2).
    public func revoke(_ token: String) throws(OIDCError) {
        guard let endpoint = try metadata().revocationEndpoint else { return }
        let response = try post(endpoint, [("token", token)])
        guard response.status == 200 else { throw OIDCError.refused(code: oauthCode(response)) }
    }

    /// Where to send the browser to end its session at the provider; nil when the provider has no such page.
    public func endSessionURL(idTokenHint: String, state: String) throws(OIDCError) -> String? {
        guard let endpoint = try metadata().endSessionEndpoint else { return nil }
        return endpoint + "?"
            + FormText.encode([
                ("id_token_hint", idTokenHint), ("post_logout_redirect_uri", settings.postLogoutRedirectURI),
                ("state", state),
            ])
    }

    /// Verifies a back-channel logout token.
    public func logoutClaims(_ token: String) throws(OIDCError) -> LogoutClaims {
        let payload = try verified(token, nonce: nil, kind: .logoutToken)
        guard let claims = try? JSONDecoder().decode(LogoutClaims.self, from: Data(payload)), claims.isComplete else {
            throw OIDCError.token(.malformed)
        }
        return claims
    }

    /// Reads discovery afresh: proves the configuration. Gives how many seconds the provider's clock runs ahead of
    /// ours, by the `Date` of its answer; nil when it has none.
    public func probe() throws(OIDCError) -> Int? {
        _ = try readMetadata()
        _ = try readKeys()
        let response = try send(HTTPRequest("GET", settings.discoveryURL))
        return response.header("Date").flatMap(HTTPDate.parse).map { Int($0.timeIntervalSinceNow.rounded()) }
    }

    private func claims(_ idToken: String, nonce: String?) throws(OIDCError) -> OIDCClaims {
        let payload = try verified(idToken, nonce: nonce, kind: .idToken)
        guard let claims = try? JSONDecoder().decode(OIDCClaims.self, from: Data(payload)) else {
            throw OIDCError.token(.malformed)
        }
        return claims
    }

    private func verified(
        _ token: String, nonce: String?, kind: TokenExpectations.Kind
    ) throws(OIDCError) -> [UInt8] {
        let expectations = TokenExpectations(
            issuer: settings.issuer, audience: settings.clientID, now: Int64(Date().timeIntervalSince1970),
            nonce: nonce, kind: kind)
        do {
            return try TokenVerifier.verify(token, keys: try keys(), expectations: expectations)
        } catch TokenError.unknownKey where cache.mayReadKeysAgain() {
            // The provider changed its key since we read the set.
            return try Self.verify(token, try readKeys(), expectations)
        } catch let error as TokenError {
            throw OIDCError.token(error)
        } catch let error as OIDCError {
            throw error
        } catch {
            throw OIDCError.token(.malformed)
        }
    }

    private static func verify(
        _ token: String, _ keys: JWKS, _ expectations: TokenExpectations
    ) throws(OIDCError) -> [UInt8] {
        do {
            return try TokenVerifier.verify(token, keys: keys, expectations: expectations)
        } catch {
            throw OIDCError.token(error)
        }
    }

    private func keys() throws(OIDCError) -> JWKS {
        if let keys = cache.keys() { return keys }
        return try readKeys()
    }

    private func readKeys() throws(OIDCError) -> JWKS {
        let body = try get(try metadata().jwksURI)
        guard let keys = try? JWKS(json: body) else { throw OIDCError.token(.unreadableKeySet) }
        cache.keep(keys)
        return keys
    }

    private func metadata() throws(OIDCError) -> OIDCMetadata {
        if let metadata = cache.metadata() { return metadata }
        return try readMetadata()
    }

    private func readMetadata() throws(OIDCError) -> OIDCMetadata {
        guard let metadata = try? JSONDecoder().decode(OIDCMetadata.self, from: Data(try get(settings.discoveryURL)))
        else {
            throw OIDCError.upstream(UpstreamError(.oidc, .unexpectedResponse("no discovery document")))
        }
        guard metadata.issuer == settings.issuer else {
            throw OIDCError.issuerDiffers(configured: settings.issuer, found: metadata.issuer)
        }
        guard metadata.signingAlgorithms.contains(where: { !$0.hasPrefix("HS") }) else {
            throw OIDCError.signsWithSecret
        }
        cache.keep(metadata)
        return metadata
    }

    private func token(_ fields: [(name: String, value: String)]) throws(OIDCError) -> OIDCTokens {
        let response = try post(try metadata().tokenEndpoint, fields)
        guard response.status == 200 else { throw OIDCError.refused(code: oauthCode(response)) }
        guard let tokens = try? JSONDecoder().decode(OIDCTokens.self, from: Data(response.body)) else {
            throw OIDCError.upstream(UpstreamError(.oidc, .unexpectedResponse("no tokens")))
        }
        return tokens
    }

    private func oauthCode(_ response: HTTPResponse) -> String {
        JSONValue.decoded(response.body)?["error"]?.string ?? "status_\(response.status)"
    }

    private func get(_ url: String) throws(OIDCError) -> [UInt8] {
        let response = try send(HTTPRequest("GET", url, headers: [("Accept", "application/json")]))
        guard response.status == 200 else {
            throw OIDCError.upstream(UpstreamError(.oidc, .unexpectedResponse("status \(response.status)")))
        }
        return response.body
    }

    private func post(_ url: String, _ fields: [(name: String, value: String)]) throws(OIDCError) -> HTTPResponse {
        let credentials = FormText.escape(settings.clientID) + ":" + FormText.escape(settings.clientSecret)
        let headers = [
            ("Authorization", "Basic " + Data(credentials.utf8).base64EncodedString()),
            ("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json"),
        ]
        let response = try send(
            HTTPRequest(
                "POST", url, headers: headers.map { (name: $0.0, value: $0.1) },
                body: Array(FormText.encode(fields).utf8), isUnrepeatable: true))
        guard response.status < 500 else {
            throw OIDCError.upstream(UpstreamError(.oidc, .unexpectedResponse("status \(response.status)")))
        }
        return response
    }

    private func send(_ request: HTTPRequest) throws(OIDCError) -> HTTPResponse {
        let answer: HTTPResponse?
        do {
            answer = try gate.passing { () throws(TransportError) in try http.send(request) }
        } catch {
            throw OIDCError.upstream(UpstreamError(.oidc, transport: error))
        }
        guard let answer else { throw OIDCError.upstream(UpstreamError(.oidc, .saturated)) }
        return answer
    }
}
