/// A cookie to set. Names begin with `__Host-`, so a browser keeps it only from this host, for all paths, over TLS
/// (RFC 6265bis section 4.1.3.2); script cannot read it.
public struct Cookie: Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String
    /// Seconds to keep it; nil ends with the browser, 0 deletes it.
    public var maxAge: Int?
    /// When it is sent along with requests that other sites start.
    public var sameSite: SameSite

    /// When the browser sends the cookie with requests that other sites start (RFC 6265bis section 4.1.2.7).
    public enum SameSite: String, Sendable {
        /// Also when a link or redirect of another site leads here, as the sign-in page does.
        case lax = "Lax"
        /// Never.
        case strict = "Strict"
    }

    /// Creates a cookie; name and value hold only the characters that RFC 6265 section 4.1.1 allows.
    public init(name: String, value: String, maxAge: Int?, sameSite: SameSite = .lax) {
        precondition((name + value).utf8.allSatisfy(Self.isAllowed), "a cookie holds plain characters")
        self.name = name
        self.value = value
        self.maxAge = maxAge
        self.sameSite = sameSite
    }

    /// A cookie that deletes the one of this name.
    public static func deleting(_ name: String) -> Cookie {
        Cookie(name: name, value: "", maxAge: 0)
    }

    /// The value of `Set-Cookie`.
    var headerValue: String {
        let age = maxAge.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=\(sameSite.rawValue)\(age)"
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !#"",;\"#.utf8.contains(byte)
    }
}
