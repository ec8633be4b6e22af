/// A cookie to set. Names begin with `__Host-`, so a browser keeps it only from this host, for all paths, over TLS
/// (RFC 6265bis section 4.1.3.2); script cannot read it.
public struct Cookie: Sendable {
    public var name: String
    public var value: String
    /// Seconds to keep it; nil ends with the browser, 0 deletes it.
    public var maxAge: Int?

    /// Creates a cookie.
    public init(name: String, value: String, maxAge: Int?) {
        self.name = name
        self.value = value
        self.maxAge = maxAge
    }

    /// A cookie that deletes the one of this name.
    public static func deleting(_ name: String) -> Cookie {
        Cookie(name: name, value: "", maxAge: 0)
    }

    /// The value of `Set-Cookie`. `Lax`: the cookie must come along when the sign-in page leads back to us.
    var headerValue: String {
        let age = maxAge.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)"
    }
}
