/// Who may call a route. There is no default: forgetting it does not compile.
public enum Access: String, Sendable, CaseIterable {
    /// Anybody.
    case anonymous
    /// Anybody with a session, also one that has to be refreshed before it is good for anything else.
    case staleSession
    /// Anybody with a live session.
    case session
    /// Members of the tenant in the path, and staff of its partner.
    case tenantMember
    /// Administrators of the tenant in the path, and staff of its partner.
    case tenantAdmin
    /// Staff of a partner.
    case partnerStaff
    /// The identity provider, by a token that it signed.
    case signedToken
    /// Stripe, by the signature of the body.
    case stripeSignature

    /// The caller is a browser with our session, so writes must come from our own pages.
    public var needsSession: Bool {
        switch self {
        case .staleSession, .session, .tenantMember, .tenantAdmin, .partnerStaff: true
        case .anonymous, .signedToken, .stripeSignature: false
        }
    }
}

/// One line of the route table.
public struct Route<Context: ~Copyable>: Sendable {
    /// Answers a request of this route.
    public typealias Handler = @Sendable (Request, PathParameters, inout Context) throws -> Response

    public let method: Method
    /// Path with placeholders, such as `/api/tenants/:slug/domains/:name`.
    public let pattern: String
    public let access: Access
    /// One sentence for the API description.
    public let summary: String
    public let handle: Handler

    /// Creates a line.
    public init(_ method: Method, _ pattern: String, _ access: Access, _ summary: String, _ handle: @escaping Handler) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.summary = summary
        self.handle = handle
    }

    /// Parts of the pattern.
    var segments: [Substring] { pattern.split(separator: "/") }
}

/// What stood in the place of a pattern's placeholders, decoded once.
public struct PathParameters: Sendable {
    private let values: [String: String]

    /// Creates parameters.
    public init(_ values: [String: String]) {
        self.values = values
    }

    /// The value of a placeholder; asking for one that the pattern lacks is a mistake in the table.
    public subscript(_ name: String) -> String {
        guard let value = values[name] else { preconditionFailure("the pattern has no :\(name)") }
        return value
    }

    /// The value of a placeholder that not every pattern has.
    public func optional(_ name: String) -> String? {
        values[name]
    }
}
