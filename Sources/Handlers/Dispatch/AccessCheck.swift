import Model
import Persistence
import Web

/// Decides by the route table who gets in.
enum AccessCheck {
    /// Finds session, tenant and role in one query and compares them with what the route needs.
    static func admit(
        _ request: Request, _ match: Router<Context>.Match, _ context: inout Context
    ) throws {
        let access = match.route.access
        if access == .loopback && !isLocal(request.remoteAddress) { throw Problem.notFound }
        guard access.needsSession else { return }
        try SameOrigin.check(request, portalBaseURL: context.platform.settings.portalBaseURL)
        context.session = try session(request, slug: match.parameters.optional("slug"), &context)
        guard let session = context.session else { throw Problem.sessionExpired }
        guard access == .staleSession || session.isFresh else { throw Problem.sessionExpired }
        try admit(session, access)
    }

    private static func isLocal(_ address: String) -> Bool {
        address.hasPrefix("127.") || address == "::1"
    }

    /// The live session of a cookie, whatever the route.
    static func session(_ request: Request, slug: String?, _ context: inout Context) throws -> ResolvedSession? {
        guard let cookie = request.cookie(SessionCookie.name) else { return nil }
        let session = try SessionRepository.resolve(
            tokenHash: SessionCookie.hash(cookie), tenantSlug: slug, in: &context.database)
        if let session, session.isUseUnnoted { try SessionRepository.touch(session.id, in: &context.database) }
        return session
    }

    private static func admit(_ session: ResolvedSession, _ access: Access) throws(Problem) {
        switch access {
        case .tenantMember:
            guard session.tenant != nil else { throw Problem.notFound }
        case .tenantAdmin:
            guard let tenant = session.tenant else { throw Problem.notFound }
            guard tenant.role == .admin else { throw Problem.forbidden }
        case .partnerStaff:
            guard session.isPartnerStaff else { throw Problem.forbidden }
        case .staleSession, .session, .anonymous, .signedToken, .stripeSignature, .loopback: break
        }
    }
}
