import Cryptography
import Foundation
import Testing
import Web

@testable import Handlers

@Suite struct SignInAttemptTests {
    private let keys: SealingKeys
    private let now = Date(timeIntervalSince1970: 1_764_000_000)

    init() throws {
        keys = try SealingKeys([Array(repeating: 1, count: 32)])
    }

    private func request(_ cookies: [Cookie]) -> Request {
        var request = Request(method: .get, path: "/auth/callback")
        request.headers["Cookie"] = cookies.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
        return request
    }

    @Test func isFoundByItsState() throws {
        let attempt = SignInAttempt(returnTo: "/admin/acme", now: now)
        let found = SignInAttempt.find(
            state: attempt.state, in: request([try attempt.cookie(sealedWith: keys)]), keys: keys, now: now + 60)
        #expect(found?.nonce == attempt.nonce)
        #expect(found?.returnTo == "/admin/acme")
    }

    @Test func isGoneAfterTenMinutes() throws {
        let attempt = SignInAttempt(returnTo: "/", now: now)
        let browser = request([try attempt.cookie(sealedWith: keys)])
        #expect(SignInAttempt.find(state: attempt.state, in: browser, keys: keys, now: now + 599) != nil)
        #expect(SignInAttempt.find(state: attempt.state, in: browser, keys: keys, now: now + 601) == nil)
    }

    @Test func belongsToItsBrowser() throws {
        let attempt = SignInAttempt(returnTo: "/", now: now)
        #expect(SignInAttempt.find(state: attempt.state, in: request([]), keys: keys, now: now) == nil)
        let others = try SealingKeys([Array(repeating: 2, count: 32)])
        let forged = request([try attempt.cookie(sealedWith: others)])
        #expect(SignInAttempt.find(state: attempt.state, in: forged, keys: keys, now: now) == nil)
    }

    /// Field case F44: abandoned attempts are bounded.
    @Test func onlyTheNewestAreKept() throws {
        let attempts = (0..<10).map { SignInAttempt(returnTo: "/", now: now + Double($0)) }
        let browser = request(try attempts.map { try $0.cookie(sealedWith: keys) })
        let deleted = SignInAttempt.deletingOldest(in: browser, keys: keys)
        #expect(deleted.count == 7)
        let newest = try attempts.suffix(3).map { try $0.cookie(sealedWith: keys).name }
        #expect(!deleted.contains { newest.contains($0.name) })
    }

    /// RFC 7636 appendix B.
    @Test func challengeIsTheHashOfTheVerifier() throws {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        #expect(Base64URL.encode(Hash.sha256(Array(verifier.utf8))) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
        let attempt = SignInAttempt(returnTo: "/", now: now)
        #expect(attempt.codeChallenge == Base64URL.encode(Hash.sha256(Array(attempt.verifier.utf8))))
    }
}

@Suite struct ReturnAddressTests {
    @Test(arguments: ["/", "/admin/acme/domains", "/a?b=c%20d#e"])
    func ownPathsAreKept(_ path: String) {
        #expect(ReturnAddress.checked(path) == path)
    }

    @Test(arguments: [
        nil, "", "https://evil.test", "//evil.test", "/\\evil.test", "javascript:alert(1)", "/a b", "/a\r\nb", "/ü",
        "/" + String(repeating: "a", count: 600),
    ])
    func anythingElseBecomesTheStart(_ address: String?) {
        #expect(ReturnAddress.checked(address) == "/")
    }
}
