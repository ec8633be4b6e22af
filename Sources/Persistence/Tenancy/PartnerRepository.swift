public import Model

/// A reseller.
public struct PartnerRecord: Codable, Equatable, Sendable {
    public var id: PartnerID
    public var slug: String
    public var name: String

    public init(id: PartnerID, slug: String, name: String) {
        self.id = id
        self.slug = slug
        self.name = name
    }
}

/// The tables `partner` and `partner_staff`.
public enum PartnerRepository {
    /// Violates `partner_slug_unique` for a slug that exists.
    public static func insert(_ partner: PartnerRecord, in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO partner (id, slug, name, created_at)
            VALUES (\(partner.id), \(partner.slug), \(partner.name), UTC_TIMESTAMP(3))
            """)
    }

    public static func find(slug: String, in database: inout Connection) throws(DatabaseError) -> PartnerRecord? {
        try database.first("SELECT id, slug, name FROM partner WHERE slug = \(slug)", decode)
    }

    public static func list(in database: inout Connection) throws(DatabaseError) -> [PartnerRecord] {
        try database.query("SELECT id, slug, name FROM partner ORDER BY slug", decode)
    }

    /// Makes a person staff, or changes the role of one who is.
    public static func setStaff(
        _ person: PersonID, role: PartnerRole, of partner: PartnerID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO partner_staff (partner_id, person_id, role, created_at)
            VALUES (\(partner), \(person), \(role.rawValue), UTC_TIMESTAMP(3))
            ON DUPLICATE KEY UPDATE role = VALUES(role)
            """)
    }

    /// The partner that a person works for.
    public static func partner(of person: PersonID, in database: inout Connection) throws(DatabaseError)
        -> PartnerRecord?
    {
        try database.first(
            """
            SELECT partner.id, partner.slug, partner.name
            FROM partner_staff JOIN partner ON partner.id = partner_staff.partner_id
            WHERE partner_staff.person_id = \(person)
            ORDER BY partner_staff.created_at LIMIT 1
            """, decode)
    }

    private static func decode(_ row: borrowing Row) throws(DatabaseError) -> PartnerRecord {
        PartnerRecord(id: try row.id(0), slug: try row.string(1), name: try row.string(2))
    }
}
