public import FoundationEssentials
public import Model

/// Which rows of an audit are asked for.
public struct AuditFilter: Sendable {
    public var actor: PersonID?
    public var action: String?
    /// Exact name of the target.
    public var target: String?
    public var from: Date?
    public var to: Date?

    public init(
        actor: PersonID? = nil, action: String? = nil, target: String? = nil, from: Date? = nil, to: Date? = nil
    ) {
        self.actor = actor
        self.action = action
        self.target = target
        self.from = from
        self.to = to
    }

    var condition: SQL {
        var parts: SQL = "1 = 1"
        if let actor { parts = "\(parts) AND actor_id = \(actor)" }
        if let action { parts = "\(parts) AND action = \(action)" }
        if let target { parts = "\(parts) AND target_name = \(target)" }
        if let from { parts = "\(parts) AND occurred_at >= \(from)" }
        if let to { parts = "\(parts) AND occurred_at < \(to)" }
        return parts
    }
}

extension AuditRepository {
    /// Newest first. The cursor is the number of a row, never its time: rows of one millisecond stay apart.
    public static func list(
        _ filter: AuditFilter, beforeSequence: Int?, limit: Int, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) -> [AuditEvent] {
        try database.query(
            """
            SELECT \(columns) FROM audit_event
            WHERE tenant_id = \(tenant) AND sequence < \(beforeSequence ?? Int.max) AND \(filter.condition)
            ORDER BY sequence DESC LIMIT \(limit)
            """, decode)
    }

    /// The next rows in the order in which they were written, for verification and export.
    public static func chain(
        afterSequence: Int, limit: Int, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) -> [AuditEvent] {
        try database.query(
            """
            SELECT \(columns) FROM audit_event
            WHERE tenant_id = \(tenant) AND sequence > \(afterSequence) ORDER BY sequence LIMIT \(limit)
            """, decode)
    }

    private static let columns: SQL = """
        tenant_id, sequence, id, occurred_at, actor_kind, actor_id, actor_name, partner_id, partner_name, action,
        target_kind, target_id, target_name, before_json, after_json, request_id, hash
        """

    private static func decode(_ row: borrowing Row) throws(DatabaseError) -> AuditEvent {
        var actor = AuditActor(kind: try row.value(4), id: try row.optionalULID(5), name: try row.string(6))
        actor.partner = try partner(row)
        let entry = AuditEntry(
            actor: actor, action: try row.string(9),
            target: AuditTarget(kind: try row.string(10), id: try row.optionalULID(11), name: try row.string(12)),
            before: try row.optionalString(13), after: try row.optionalString(14), requestID: try row.optionalString(15)
        )
        return AuditEvent(
            tenant: try row.id(0), sequence: try row.int(1), id: try row.id(2), occurredAt: try row.date(3),
            entry: entry, hash: try row.bytes(16))
    }

    private static func partner(_ row: borrowing Row) throws(DatabaseError) -> AuditPartner? {
        guard let id: PartnerID = try row.optionalID(7) else { return nil }
        return AuditPartner(id: id, name: try row.string(8))
    }
}
