public import Model

/// A tenant that a person may open.
public struct VisibleTenant: Equatable, Sendable {
    public let id: TenantID
    public let slug: String
    public let name: String
    public let role: Role
    /// Through the staff of its partner, not by a membership.
    public let isThroughPartner: Bool
    public let productName: String?
    public let accentColor: String?
    /// Domains that need attention: failing ones, and pending ones whose challenge has not run out.
    public let domainsNeedingAttention: Int
}

/// What a person sees after signing in.
public enum VisibleTenants {
    /// All tenants of a person in one query: memberships first, then customers of the partner.
    public static func list(of person: PersonID, in database: inout Connection) throws(DatabaseError) -> [VisibleTenant]
    {
        try database.query(
            """
            SELECT tenant.id, tenant.slug, tenant.name, MIN(seen.right_rank), tenant.product_name, tenant.accent_color,
              (SELECT COUNT(*) FROM domain WHERE domain.tenant_id = tenant.id AND \(DomainRepository.needsAttention))
            FROM (
              SELECT tenant_id, IF(role = 'admin', 1, 3) AS right_rank FROM membership
              WHERE person_id = \(person) AND state = 'active'
              UNION ALL
              SELECT tenant.id, 2 FROM partner_staff JOIN tenant ON tenant.partner_id = partner_staff.partner_id
              LEFT JOIN partner_staff_tenant AS chosen ON chosen.partner_id = partner_staff.partner_id
                AND chosen.person_id = partner_staff.person_id AND chosen.tenant_id = tenant.id
              WHERE partner_staff.person_id = \(person)
                AND (partner_staff.sees_all_tenants OR chosen.tenant_id IS NOT NULL)
            ) AS seen
            JOIN tenant ON tenant.id = seen.tenant_id AND tenant.state = 'active'
            GROUP BY tenant.id
            ORDER BY MIN(seen.right_rank) = 2, tenant.name, tenant.id
            LIMIT 200
            """
        ) { (row) throws(DatabaseError) in
            // Ranks: 1 administrator, 2 staff of the partner, who act as one, 3 member.
            let rank = try row.int(3)
            return VisibleTenant(
                id: try row.id(0), slug: try row.string(1), name: try row.string(2), role: rank == 3 ? .member : .admin,
                isThroughPartner: rank == 2, productName: try row.optionalString(4),
                accentColor: try row.optionalString(5),
                domainsNeedingAttention: try row.int(6))
        }
    }
}
