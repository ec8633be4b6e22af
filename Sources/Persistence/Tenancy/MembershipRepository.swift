public import Model

/// A member of a tenant as operators list it.
public struct MemberRecord: Equatable, Sendable {
    public let id: MembershipID
    public let person: PersonID
    public let signInName: String
    public let displayName: String
    public let role: Role
    public let state: String
}

/// The table `membership`.
public enum MembershipRepository {
    /// Adds an active membership; violates `membership_tenant_person_unique` for somebody who is a member.
    public static func insertActive(
        _ id: MembershipID, tenant: TenantID, person: PersonID, role: Role, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO membership (id, tenant_id, person_id, role, state, created_at, updated_at)
            VALUES (\(id), \(tenant), \(person), \(role.rawValue), 'active', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
            """)
    }

    public static func list(tenant: TenantID, in database: inout Connection) throws(DatabaseError) -> [MemberRecord] {
        try database.query(
            "\(members) WHERE tenant_id = \(tenant) AND state <> 'removed' ORDER BY sign_in_name", decode)
    }

    public static func find(
        _ id: MembershipID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) -> MemberRecord? {
        try database.first(
            "\(members) WHERE membership.id = \(id) AND tenant_id = \(tenant) AND state <> 'removed'", decode)
    }

    private static let members: SQL = """
        SELECT membership.id, person.id, sign_in_name, display_name, role, state
        FROM membership JOIN person ON person.id = membership.person_id
        """

    private static func decode(_ row: borrowing Row) throws(DatabaseError) -> MemberRecord {
        MemberRecord(
            id: try row.id(0), person: try row.id(1), signInName: try row.string(2), displayName: try row.string(3),
            role: try row.value(4), state: try row.string(5))
    }
}
