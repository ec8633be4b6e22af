import Model

extension SessionRepository {
    /// Finds a live session by the hash of its cookie, with person, tenant, membership and partner, in one query that
    /// reads by keys only.
    public static func resolve(
        tokenHash: [UInt8], tenantSlug: String?, in database: inout Connection
    ) throws(DatabaseError) -> ResolvedSession? {
        try database.first(resolution(tokenHash: tokenHash, tenantSlug: tenantSlug), decode)
    }

    static func resolution(tokenHash: [UInt8], tenantSlug: String?) -> SQL {
        """
        SELECT session.id, person.id, person.display_name, person.email,
          session.access_expires_at > UTC_TIMESTAMP(3),
          EXISTS (SELECT 1 FROM partner_staff WHERE partner_staff.person_id = person.id),
          tenant.id, tenant.slug, tenant.name, membership.role, partner.id, partner.slug, partner.name,
          tenant.product_name, tenant.accent_color,
          session.last_used_at < UTC_TIMESTAMP(3) - INTERVAL 60 SECOND
        FROM session
        JOIN person ON person.id = session.person_id
        LEFT JOIN tenant ON tenant.slug = \(tenantSlug) AND tenant.state = 'active'
        LEFT JOIN membership ON membership.tenant_id = tenant.id AND membership.present_person_id = person.id
          AND membership.state = 'active'
        LEFT JOIN partner_staff AS staff ON staff.partner_id = tenant.partner_id AND staff.person_id = person.id
          AND (staff.sees_all_tenants OR EXISTS (
            SELECT 1 FROM partner_staff_tenant AS chosen WHERE chosen.partner_id = staff.partner_id
              AND chosen.person_id = staff.person_id AND chosen.tenant_id = tenant.id))
        LEFT JOIN partner ON partner.id = staff.partner_id
        WHERE session.token_hash = \(tokenHash) AND session.expires_at > UTC_TIMESTAMP(3)
          AND session.last_used_at > UTC_TIMESTAMP(3) - INTERVAL \(idleHours) HOUR
        """
    }

    private static func decode(_ row: borrowing Row) throws(DatabaseError) -> ResolvedSession {
        ResolvedSession(
            id: try row.id(0), person: try row.id(1), personName: try row.string(2), personEmail: try row.string(3),
            isFresh: try row.bool(4), tenant: try tenant(row), isPartnerStaff: try row.bool(5),
            isUseUnnoted: try row.bool(15))
    }

    /// A member acts as such; staff of the partner act as administrators on the partner's behalf.
    private static func tenant(_ row: borrowing Row) throws(DatabaseError) -> ResolvedTenant? {
        let isMember = try row.optionalString(9) != nil
        let partnerID: PartnerID? = try row.optionalID(10)
        guard try row.optionalBytes(6) != nil, isMember || partnerID != nil else { return nil }
        let isAdmin = try row.optionalString(9) == Role.admin.rawValue
        var partner: PartnerRecord?
        if let partnerID, !isAdmin {
            partner = PartnerRecord(id: partnerID, slug: try row.string(11), name: try row.string(12))
        }
        return ResolvedTenant(
            id: try row.id(6), slug: try row.string(7), name: try row.string(8),
            role: isAdmin || partner != nil ? .admin : .member, partner: partner,
            productName: try row.optionalString(13),
            accentColor: try row.optionalString(14))
    }
}
