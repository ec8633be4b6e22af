public import Model

/// A customer organisation.
public struct TenantRecord: Equatable, Sendable {
    public var id: TenantID
    public var slug: String
    public var name: String
    public var partner: PartnerID?
    /// Seats bought; nil when they are not limited.
    public var seats: Int?

    public init(id: TenantID, slug: String, name: String, partner: PartnerID?, seats: Int?) {
        self.id = id
        self.slug = slug
        self.name = name
        self.partner = partner
        self.seats = seats
    }
}

/// The table `tenant`.
public enum TenantRepository {
    /// Violates `tenant_slug_unique` for a slug that exists.
    public static func insert(_ tenant: TenantRecord, in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO tenant (id, slug, name, partner_id, seats, created_at, updated_at)
            VALUES (\(tenant.id), \(tenant.slug), \(tenant.name), \(tenant.partner), \(tenant.seats),
              UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
            """)
    }

    public static func find(slug: String, in database: inout Connection) throws(DatabaseError) -> TenantRecord? {
        try database.first("SELECT id, slug, name, partner_id, seats FROM tenant WHERE slug = \(slug)", decode)
    }

    public static func list(in database: inout Connection) throws(DatabaseError) -> [TenantRecord] {
        try database.query("SELECT id, slug, name, partner_id, seats FROM tenant ORDER BY slug", decode)
    }

    /// What the workspace's page shows.
    public struct Summary: Sendable {
        public let seatsUsed: Int
        public let seats: Int?
        public let primaryDomain: String?
    }

    public static func summary(of tenant: TenantID, in database: inout Connection) throws(DatabaseError) -> Summary? {
        try database.first(
            """
            SELECT
              (SELECT COUNT(*) FROM membership WHERE tenant_id = tenant.id AND state <> 'removed'),
              seats,
              (SELECT name FROM domain WHERE primary_of = tenant.id)
            FROM tenant WHERE id = \(tenant)
            """
        ) { (row) throws(DatabaseError) in
            Summary(seatsUsed: try row.int(0), seats: try row.optionalInt(1), primaryDomain: try row.optionalString(2))
        }
    }

    private static func decode(_ row: borrowing Row) throws(DatabaseError) -> TenantRecord {
        TenantRecord(
            id: try row.id(0), slug: try row.string(1), name: try row.string(2), partner: try row.optionalID(3),
            seats: try row.optionalInt(4))
    }
}
