import FoundationEssentials
import Testing

@testable import Upstreams

@Suite struct OIDCClientTests {
    private static let issuer = "https://auth.test/application/o/portal/"

    private static func discovery(_ issuer: String = issuer, algorithms: String = #""RS256""#) -> ScriptedHTTP.Answer {
        .json(
            #"{"issuer":"\#(issuer)","authorization_endpoint":"https://auth.test/authorize/","token_endpoint":"https://auth.test/token/","#
                + #""jwks_uri":"https://auth.test/jwks/","revocation_endpoint":"https://auth.test/revoke/","#
                + #""end_session_endpoint":"https://auth.test/end/","id_token_signing_alg_values_supported":[\#(algorithms)]}"#
        )
    }

    private func client(_ http: ScriptedHTTP, issuer: String = issuer) -> OIDCClient {
        let settings = OIDCSettings(
            issuer: issuer, clientID: "por tal", clientSecret: "s:e%c",
            redirectURI: "https://portal.test/auth/callback",
            postLogoutRedirectURI: "https://portal.test/")
        return OIDCClient(http: http, gate: Gate(capacity: 1), settings: settings, cache: ProviderCache())
    }

    private func fault(_ call: () throws -> Void) -> String {
        do {
            try call()
            return "none"
        } catch {
            return "\(error)"
        }
    }

    /// OpenID Connect Discovery 1.0 section 4.1: one slash goes, and none is doubled.
    @Test(arguments: [issuer, "https://auth.test/application/o/portal"])
    func discoveryAddress(_ issuer: String) throws {
        let http = ScriptedHTTP([Self.discovery(issuer)])
        _ = try client(http, issuer: issuer).authorizationURL(state: "s", nonce: "n", codeChallenge: "c")
        #expect(http.sent[0].url == "https://auth.test/application/o/portal/.well-known/openid-configuration")
    }

    @Test func authorizationAddressHasAllOfTheFlow() throws {
        let http = ScriptedHTTP([Self.discovery()])
        let url = try client(http).authorizationURL(state: "st", nonce: "no", codeChallenge: "ch")
        for part in [
            "https://auth.test/authorize/?client_id=por%20tal",
            "redirect_uri=https%3A%2F%2Fportal.test%2Fauth%2Fcallback",
            "scope=openid%20profile%20email%20offline_access", "state=st", "nonce=no", "code_challenge=ch",
            "code_challenge_method=S256", "response_type=code",
        ] {
            #expect(url.contains(part), "\(part)")
        }
    }

    /// Field case F50.
    @Test func anotherIssuerIsToldWithBothTexts() {
        let http = ScriptedHTTP([Self.discovery("https://auth.test/application/o/portal")])
        let told = fault { _ = try client(http).authorizationURL(state: "s", nonce: "n", codeChallenge: "c") }
        #expect(told.contains("issuerDiffers"))
        #expect(told.contains(Self.issuer))
    }

    @Test func aSharedSecretSignsNothing() {
        let http = ScriptedHTTP([Self.discovery(algorithms: #""HS256""#)])
        #expect(fault { _ = try client(http).probe() }.contains("signsWithSecret"))
    }

    @Test func theClockOfTheProviderIsCompared() throws {
        let dated = ScriptedHTTP.Answer.success(
            HTTPResponse(status: 200, headers: [("Date", "Sun, 06 Nov 1994 08:49:37 GMT")]))
        let http = ScriptedHTTP([Self.discovery(), .json("{}"), dated])
        let ahead = try #require(try client(http).probe())
        #expect(ahead < -900_000_000)
        #expect(HTTPDate.parse("Sun, 06 Nov 1994 08:49:37 GMT")?.timeIntervalSince1970 == 784_111_777)
        #expect(HTTPDate.parse("yesterday") == nil)
    }

    @Test func refreshIsSentOnceOnAConnectionOfItsOwnAndWithoutScope() {
        let refused = #"{"error":"invalid_grant","error_description":"the token top-secret was used"}"#
        let http = ScriptedHTTP([Self.discovery(), .json(refused, status: 400)])
        let told = fault { _ = try client(http).refresh("refresh-secret") }
        #expect(told.contains("invalid_grant"))
        #expect(!told.contains("secret"))
        #expect(http.sent[1].isUnrepeatable)
        #expect(http.bodies[1] == "grant_type=refresh_token&refresh_token=refresh-secret")
        // Both parts are percent-encoded before base64 (RFC 6749 section 2.3.1): "por%20tal:s%3Ae%25c".
        #expect(
            http.sent[1].headers.contains {
                $0.name == "Authorization" && $0.value == "Basic cG9yJTIwdGFsOnMlM0FlJTI1Yw=="
            })
    }

    @Test func aKeptRefreshTokenIsNoError() throws {
        let tokens = #"{"access_token":"a","token_type":"Bearer","expires_in":600}"#
        let http = ScriptedHTTP([Self.discovery(), .json(tokens)])
        let (found, claims) = try client(http).refresh("r")
        #expect(found.refreshToken == nil)
        #expect(found.expiresIn == 600)
        #expect(claims == nil)
    }

    @Test func discoveryIsAskedOnce() throws {
        let http = ScriptedHTTP([Self.discovery()])
        let client = client(http)
        _ = try client.authorizationURL(state: "s", nonce: "n", codeChallenge: "c")
        #expect(
            try client.endSessionURL(idTokenHint: "h", state: "s")?.hasPrefix("https://auth.test/end/?id_token_hint=h")
                == true)
        #expect(http.sent.count == 1)
    }
}

@Suite struct AuthentikClientTests {
    private func client(_ http: ScriptedHTTP) -> AuthentikClient {
        AuthentikClient(http: http, gate: Gate(capacity: 1), baseURL: "https://auth.test/", token: "t")
    }

    private static func row(_ username: String) -> String {
        #"{"pk":42,"uuid":"u-1","username":"\#(username)","name":"Anna","email":"a@b.test","is_active":true,"extra":[1]}"#
    }

    @Test func everyRowIsComparedWithWhatWasAsked() throws {
        let list = #"{"pagination":{},"results":[\#(Self.row("other@acme.test")),\#(Self.row("a+b@acme.test"))]}"#
        let http = ScriptedHTTP([.json(list)])
        #expect(try client(http).identity(username: "a+b@acme.test")?.username == "a+b@acme.test")
        #expect(http.sent[0].url == "https://auth.test/api/v3/core/users/?username=a%2Bb%40acme.test&page_size=2")
        let foreign = ScriptedHTTP([.json(#"{"results":[\#(Self.row("other@acme.test"))]}"#)])
        #expect(try client(foreign).identity(username: "a@acme.test") == nil)
    }

    @Test(arguments: [
        (403, UpstreamError.Reason.unauthorized), (404, .notFound), (405, .unexpectedResponse("status 405")),
        (500, .unexpectedResponse("status 500")), (429, .busy(retryAfterSeconds: nil)),
    ])
    func statuses(_ status: Int, _ reason: UpstreamError.Reason) {
        let html = ScriptedHTTP([.success(HTTPResponse(status: status, body: Array("<html>".utf8)))])
        #expect(throws: UpstreamError(.authentik, reason)) { try client(html).ownIdentity() }
    }

    @Test func ownAccount() throws {
        let http = ScriptedHTTP([.json(#"{"user":{"username":"svc","is_superuser":true}}"#)])
        let own = try client(http).ownIdentity()
        #expect(own.username == "svc" && own.isSuperuser)
    }
}
