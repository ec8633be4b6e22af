import Cryptography
import Foundation
import Testing

/// Tokens signed once with keys that were thrown away; the time is an argument, so they never go stale.
@Suite struct TokenVerifierTests {
    private struct Fixture: Decodable {
        struct Keys: Codable {
            let keys: [[String: Value]]
        }
        enum Value: Codable {
            case text(String)
            case list([String])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                self = try (try? .text(container.decode(String.self))) ?? .list(container.decode([String].self))
            }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                switch self {
                case .text(let text): try container.encode(text)
                case .list(let list): try container.encode(list)
                }
            }
        }
        let now: Int64
        let issuer: String
        let jwks: Keys
        let tokens: [String: String]
    }

    private let fixture: Fixture
    private let keys: JWKS

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/tokens.json")
        fixture = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
        keys = try JWKS(json: Array(JSONEncoder().encode(fixture.jwks)))
    }

    private func verify(
        _ name: String, after seconds: Int64 = 0, nonce: String? = "n-1", kind: TokenExpectations.Kind = .idToken
    ) throws -> [UInt8] {
        let token = try #require(fixture.tokens[name])
        let expectations = TokenExpectations(
            issuer: fixture.issuer, audience: "portal", now: fixture.now + seconds, nonce: nonce, kind: kind)
        return try TokenVerifier.verify(token, keys: keys, expectations: expectations)
    }

    @Test(arguments: ["rs256", "ps256", "es256", "audienceList", "nearFuture"])
    func accepts(_ name: String) throws {
        let payload = String(decoding: try verify(name), as: UTF8.self)
        #expect(payload.contains("\"sub\": \"s\""))
    }

    @Test(arguments: [
        ("none", TokenError.algorithmRefused("none")), ("hs256WithPublicKey", .algorithmRefused("HS256")),
        ("unknownKey", .unknownKey("new")), ("foreignSignature", .badSignature), ("tampered", .badSignature),
        ("otherAudience", .wrongAudience), ("future", .notYetValid(seconds: 61)), ("noNonce", .wrongNonce),
        ("logout", .wrongType),
    ])
    func refuses(_ name: String, _ reason: TokenError) {
        #expect(throws: reason) { try verify(name) }
    }

    /// Field case F50: the slash at the end of the issuer counts.
    @Test func issuerIsComparedLetterByLetter() {
        let found = String(fixture.issuer.dropLast())
        #expect(throws: TokenError.wrongIssuer(expected: fixture.issuer, found: found)) {
            try verify("issuerWithoutSlash")
        }
    }

    /// Field case F48: a minute of leeway, not more.
    @Test func expiryHasAMinuteOfLeeway() throws {
        #expect(try !verify("rs256", after: 660).isEmpty)
        #expect(throws: TokenError.expired(seconds: 61)) { try verify("rs256", after: 661) }
    }

    @Test func logoutTokensAreAKindOfTheirOwn() throws {
        #expect(try !verify("logout", nonce: nil, kind: .logoutToken).isEmpty)
        #expect(throws: TokenError.wrongNonce) { try verify("logoutWithNonce", nonce: nil, kind: .logoutToken) }
        #expect(throws: TokenError.wrongType) { try verify("rs256", nonce: nil, kind: .logoutToken) }
    }

    @Test(arguments: ["", "a.b", "a.b.c", "....", "eyJhbGciOiJSUzI1NiJ9..", "\u{0}.\u{0}.\u{0}"])
    func garbageIsMalformed(_ token: String) {
        let expectations = TokenExpectations(issuer: "i", audience: "a", now: 0)
        #expect(throws: TokenError.self) { try TokenVerifier.verify(token, keys: keys, expectations: expectations) }
    }

    @Test func aKeySetWithoutKeysIsEmpty() throws {
        let empty = try JWKS(json: Array("{}".utf8))
        #expect(!empty.contains(keyID: "rsa"))
        #expect(keys.contains(keyID: "rsa"))
        #expect(throws: TokenError.unreadableKeySet) { try JWKS(json: Array("no".utf8)) }
    }
}
