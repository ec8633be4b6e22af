import Model
import Persistence
import Web

enum TenantRoutes {
    static let routes: [Route<Context>] = [
        Route(.get, "/api/tenants/:slug", .tenantMember, "A workspace in short", show)
    ]

    @Sendable private static func show(_: Request, _: PathParameters, _ context: inout Context) throws -> Response {
        let tenant = try context.tenant
        guard let summary = try TenantRepository.summary(of: tenant.id, in: &context.database) else {
            throw Problem.notFound
        }
        return try .json(TenantResponse(tenant, summary, isMailProvisioned: context.platform.mail != nil))
    }
}

/// `GET /api/tenants/:slug`.
private struct TenantResponse: Encodable {
    struct Seats: Encodable {
        let used: Int
        /// Absent when seats are not limited.
        @Nullable var total: Int?
    }

    struct Provisioning: Encodable {
        let mail: Bool
    }

    let id: TenantID
    let slug: String
    let name: String
    let role: Role
    @Nullable var primaryDomain: String?
    let seats: Seats
    let branding: BrandingResponse
    let provisioning: Provisioning

    init(_ tenant: ResolvedTenant, _ summary: TenantRepository.Summary, isMailProvisioned: Bool) {
        id = tenant.id
        slug = tenant.slug
        name = tenant.name
        role = tenant.role
        primaryDomain = summary.primaryDomain
        seats = Seats(used: summary.seatsUsed, total: summary.seats)
        branding = BrandingResponse(productName: tenant.productName, accentColor: tenant.accentColor)
        provisioning = Provisioning(mail: isMailProvisioned)
    }
}
