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
    /// Callers on this machine, by the address that the web server states.
    case loopback

    /// The caller is a browser with our session, so writes must come from our own pages.
    public var needsSession: Bool {
        switch self {
        case .staleSession, .session, .tenantMember, .tenantAdmin, .partnerStaff: true
        case .anonymous, .signedToken, .stripeSignature, .loopback: false
        }
    }
}
