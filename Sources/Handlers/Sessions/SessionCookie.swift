import Cryptography
import Web

/// The cookie of a signed-in browser: a random value of which we keep the hash only.
enum SessionCookie {
    static let name = "__Host-session"
    /// As long as a session can last.
    private static let seconds = 30 * 86400

    static func make(_ token: String) -> Cookie {
        Cookie(name: name, value: token, maxAge: seconds)
    }

    static func hash(_ token: String) -> [UInt8] {
        Hash.sha256(Array(token.utf8))
    }
}
