public import FoundationEssentials
public import Model

/// A line of the list of domains.
public struct DomainListItem: Sendable {
    public let id: DomainID
    public let name: DomainName
    public let status: DomainStatus
    public let isPrimary: Bool
    public let attention: Int
    public let createdAt: Date
    public let lastCheckedAt: Date?
}

extension DomainRepository {
    /// One page in the order of names, after a name.
    public static func list(
        tenant: TenantID, search: String?, status: DomainStatus?, after: String?, limit: Int,
        in database: inout Connection
    ) throws(DatabaseError) -> [DomainListItem] {
        let matching: SQL = search.map { "AND (name LIKE \(pattern($0)) OR unicode_name LIKE \(pattern($0)))" } ?? ""
        let ofStatus: SQL = status.map { "AND status = \($0.rawValue)" } ?? ""
        let afterName: SQL = after.map { "AND name > \($0)" } ?? ""
        return try database.query(
            """
            SELECT id, name, status, is_primary, attention, created_at, last_checked_at FROM domain
            WHERE tenant_id = \(tenant) \(matching) \(ofStatus) \(afterName)
            ORDER BY name LIMIT \(limit)
            """
        ) { (row) throws(DatabaseError) in
            DomainListItem(
                id: try row.id(0), name: try row.domainName(1), status: try row.value(2), isPrimary: try row.bool(3),
                attention: try row.int(4), createdAt: try row.date(5), lastCheckedAt: try row.optionalDate(6))
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
