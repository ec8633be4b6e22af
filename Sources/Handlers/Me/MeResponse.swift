import Model
import Persistence
import Web

/// `GET /api/me`.
struct MeResponse: Encodable {
    struct Person: Encodable {
        let id: PersonID
        let name: String
        let email: String
    }

    struct Partner: Encodable {
        let id: PartnerID
        let name: String
    }

    struct Tenant: Encodable {
        struct Attention: Encodable {
            let domains: Int
        }

        let id: TenantID
        let slug: String
        let name: String
        let role: Role
        let through: String
        let branding: BrandingResponse
        /// Only for administrators.
        @Nullable var attention: Attention?
    }

    let person: Person
    let isTenantAdmin: Bool
    let isPartnerStaff: Bool
    let tenants: [Tenant]
    @Nullable var partner: Partner?

    init(_ caller: ResolvedSession, _ tenants: [VisibleTenant], _ partner: PartnerRecord?) {
        person = Person(id: caller.person, name: caller.personName, email: caller.personEmail)
        isTenantAdmin = tenants.contains { $0.role == .admin && !$0.isThroughPartner }
        isPartnerStaff = caller.isPartnerStaff
        self.tenants = tenants.map(Tenant.init)
        self.partner = partner.map { Partner(id: $0.id, name: $0.name) }
    }
}

extension MeResponse.Tenant {
    init(_ tenant: VisibleTenant) {
        id = tenant.id
        slug = tenant.slug
        name = tenant.name
        role = tenant.role
        through = tenant.isThroughPartner ? "partner" : "membership"
        branding = BrandingResponse(productName: tenant.productName, accentColor: tenant.accentColor)
        attention = tenant.role == .admin ? Attention(domains: tenant.domainsNeedingAttention) : nil
    }
}

/// The look of a tenant; an absent colour means the product's own.
struct BrandingResponse: Encodable {
    let productName: String
    @Nullable var accentColor: String?

    init(productName: String?, accentColor: String?) {
        self.productName = productName ?? "Workplace"
        self.accentColor = accentColor
    }
}
