import Cryptography
import FoundationEssentials
import Web

/// One sign-in under way. It travels in a sealed cookie of its own, so that several tabs do not disturb each other and
/// nothing has to be stored for people who never come back.
struct SignInAttempt: Codable {
    let state: String
    let nonce: String
    let verifier: String
    let returnTo: String
    let startedAt: Date

    /// Starts an attempt that ends on a page of ours.
    init(returnTo: String, now: Date) {
        state = Random.token()
        nonce = Random.token()
        verifier = Random.token()
        self.returnTo = returnTo
        startedAt = now
    }

    /// The challenge of PKCE (RFC 7636 section 4.2, S256).
    var codeChallenge: String {
        Base64URL.encode(Hash.sha256(Array(verifier.utf8)))
    }

    private static let prefix = "__Host-sign-in."
    private static let purpose = "sign-in"
    private static let life: TimeInterval = 600
    /// Older attempts are dropped, so that ten abandoned ones do not fill the request header.
    private static let kept = 4

    private static func cookieName(_ state: String) -> String {
        prefix + state.prefix(12)
    }

    func cookie(sealedWith keys: SealingKeys) throws -> Cookie {
        let sealed = try keys.seal(try JSONText.encode(self), context: Self.purpose)
        return Cookie(name: Self.cookieName(state), value: Base64URL.encode(sealed), maxAge: Int(Self.life))
    }

    /// The attempt that a callback belongs to; nil when it is unknown, too old or of another browser.
    static func find(state: String, in request: Request, keys: SealingKeys, now: Date) -> SignInAttempt? {
        guard let value = request.cookie(cookieName(state)), let attempt = open(value, keys),
            constantTimeEqual(Array(attempt.state.utf8), Array(state.utf8)),
            now.timeIntervalSince(attempt.startedAt) < life
        else { return nil }
        return attempt
    }

    /// Cookies that delete attempts which are over: this one, or all but the newest.
    static func deleting(state: String) -> Cookie {
        .deleting(cookieName(state))
    }

    static func deletingOldest(in request: Request, keys: SealingKeys) -> [Cookie] {
        let attempts = request.cookies.filter { $0.name.hasPrefix(prefix) }
            .map { (name: $0.name, startedAt: open($0.value, keys)?.startedAt ?? .distantPast) }
            .sorted { $0.startedAt > $1.startedAt }
        return attempts.dropFirst(kept - 1).map { .deleting($0.name) }
    }

    private static func open(_ value: String, _ keys: SealingKeys) -> SignInAttempt? {
        guard let sealed = Base64URL.decode(value), let plain = try? keys.open(sealed, context: purpose) else {
            return nil
        }
        return try? JSONText.decode(SignInAttempt.self, from: plain)
    }
}
