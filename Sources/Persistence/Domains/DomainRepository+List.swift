public import FoundationEssentials
public import Model

/// A line of the list of domains.
public struct DomainListItem: Sendable {
    public let id: DomainID
    public let name: DomainName
    public let status: DomainStatus
    /// Another tenant proves control as well.
    public let isContested: Bool
    public let isPrimary: Bool
    public let attention: Int
    public let createdAt: Date
    public let lastCheckedAt: Date?
    /// Where the item stands in the list.
    public let position: DomainListPosition
}

/// The place of a domain in the list: what needs somebody first, then by name.
public struct DomainListPosition: Sendable {
    let rank: Int
    let name: String

    /// Reads the values of a cursor.
    public init?(_ values: [String]) {
        guard values.count == 2, let rank = Int(values[0]) else { return nil }
        self.init(rank: rank, name: values[1])
    }

    init(rank: Int, name: String) {
        self.rank = rank
        self.name = name
    }

    /// The values for a cursor.
    public var values: [String] { ["\(rank)", name] }
}

extension DomainRepository {
    /// One page after a position.
    public static func list(
        tenant: TenantID, search: String?, status: DomainStatus?, after: DomainListPosition?, limit: Int,
        in database: inout Connection
    ) throws(DatabaseError) -> [DomainListItem] {
        let matching: SQL = search.map { "AND (name LIKE \(pattern($0)) OR unicode_name LIKE \(pattern($0)))" } ?? ""
        let ofStatus: SQL = status.map { "AND status = \($0.rawValue)" } ?? ""
        let rest: SQL =
            after.map {
                "AND list_rank >= \($0.rank) AND (list_rank > \($0.rank) OR name > \($0.name))"
            } ?? ""
        return try database.query(
            """
            SELECT id, name, status, contest IS NOT NULL, is_primary, attention, created_at, last_checked_at, list_rank
            FROM domain
            WHERE tenant_id = \(tenant) \(matching) \(ofStatus) \(rest)
            ORDER BY list_rank, name LIMIT \(limit)
            """
        ) { (row) throws(DatabaseError) in
            DomainListItem(
                id: try row.id(0), name: try row.domainName(1), status: try row.value(2), isContested: try row.bool(3),
                isPrimary: try row.bool(4), attention: try row.int(5), createdAt: try row.date(6),
                lastCheckedAt: try row.optionalDate(7),
                position: DomainListPosition(rank: try row.int(8), name: try row.string(1)))
        }
    }

    /// The domains of a tenant that need attention.
    public static func attentionCount(tenant: TenantID, in database: inout Connection) throws(DatabaseError) -> Int {
        try database.first("SELECT COUNT(*) FROM domain WHERE tenant_id = \(tenant) AND \(needsAttention)") {
            (row) throws(DatabaseError) in try row.int(0)
        } ?? 0
    }

    /// Anything that holds the text; its own `%`, `_` and `\` stand for themselves.
    private static func pattern(_ text: String) -> String {
        let escaped = text.lowercased().replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing(
            "_", with: "\\_")
        return "%\(escaped)%"
    }
}
