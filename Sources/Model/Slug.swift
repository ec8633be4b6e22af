/// The short name of a tenant or partner in addresses: 2 to 40 of `a–z 0–9 -`, never changed once given.
public struct Slug: Hashable, Sendable, CustomStringConvertible {
    /// The text as it stands in addresses.
    public let text: String

    /// Checks the characters, the length and the reserved words.
    public init(_ text: String) throws(ValidationError) {
        guard (2...40).contains(text.utf8.count) else {
            throw Self.refusal("length", "must have 2 to 40 characters")
        }
        guard text.utf8.allSatisfy(Self.isAllowed), !text.hasPrefix("-"), !text.hasSuffix("-") else {
            throw Self.refusal("invalid", "may hold lower-case letters a–z, digits and hyphens between them")
        }
        guard !Self.reserved.contains(text) else {
            throw Self.refusal("reserved", "is reserved; \(text)-1 would do")
        }
        self.text = text
    }

    public var description: String { text }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func refusal(_ code: String, _ detail: String) -> ValidationError {
        ValidationError(problems: [FieldProblem(pointer: "#/slug", code: code, detail: detail)])
    }

    /// Words that are, or may become, a path, an API segment or an official-looking address (field case F72).
    private static let reserved: Set<String> = [
        "account", "admin", "api", "app", "assets", "audit", "auth", "billing", "branding", "callback", "dashboard",
        "dns", "docs", "domains", "files", "health", "help", "home", "id", "invitations", "invite", "login", "logout",
        "mail", "me", "members", "metrics", "new", "null", "oauth", "official", "operator", "partner", "partners",
        "personal", "portal", "postmaster", "problems", "root", "security", "sessions", "settings", "sign-in",
        "sign-out", "signed-in", "sign-in-problem", "signin", "signup", "sso", "static", "status", "support", "system",
        "tenant", "tenants", "undefined", "user", "users", "webhook", "webhooks", "well-known", "www",
    ]
}
