public import Cryptography
import FoundationEssentials
public import Model

/// The tables `audit_event` and `audit_chain`.
public enum AuditRepository {
    /// Appends a row to a tenant's audit and signs the new head. To be called in the transaction of the change that
    /// it tells, as the last statement: the chain's row stays locked from here to the commit.
    public static func append(
        _ entry: AuditEntry, tenant: TenantID, signingWith key: SigningKey, in database: inout Connection
    ) throws {
        precondition(database.isInTransaction, "an audit row stands or falls with the change that it tells")
        let (sequence, previous, now) = try lockHead(tenant, in: &database)
        var event = AuditEvent(
            tenant: tenant, sequence: sequence + 1, id: .make(at: now), occurredAt: now, entry: entry, hash: [])
        event.hash = AuditChain.hash(of: event, after: previous)
        try insert(event, in: &database)
        let head = try AuditHead.signed(tenant: tenant, sequence: event.sequence, hash: event.hash, at: now, with: key)
        try store(head, in: &database)
    }

    /// The signed head; nil when nothing was written down yet.
    public static func head(of tenant: TenantID, in database: inout Connection) throws(DatabaseError) -> AuditHead? {
        try database.first("SELECT \(headColumns) FROM audit_chain WHERE tenant_id = \(tenant)", decodeHead)
    }

    /// Keeps a copy of every head that went on since its last copy, at most `limit` of them; gives their number.
    public static func keepCheckpoints(limit: Int, in database: inout Connection) throws(DatabaseError) -> Int {
        try database.execute(
            """
            INSERT IGNORE INTO audit_checkpoint (\(headColumns))
            SELECT \(headColumns) FROM audit_chain WHERE NOT EXISTS (
              SELECT 1 FROM audit_checkpoint AS kept
              WHERE kept.tenant_id = audit_chain.tenant_id AND kept.sequence = audit_chain.sequence)
            LIMIT \(limit)
            """)
    }

    /// The kept heads, oldest first.
    public static func checkpoints(of tenant: TenantID, in database: inout Connection) throws(DatabaseError)
        -> [AuditHead]
    {
        try database.query(
            "SELECT \(headColumns) FROM audit_checkpoint WHERE tenant_id = \(tenant) ORDER BY sequence", decodeHead)
    }

    private static let headColumns: SQL = "tenant_id, sequence, hash, signed_at, key_id, signature"

    private static func decodeHead(_ row: borrowing Row) throws(DatabaseError) -> AuditHead {
        AuditHead(
            tenant: try row.id(0), sequence: try row.int(1), hash: try row.bytes(2), signedAt: try row.date(3),
            keyID: try row.string(4), signature: try row.bytes(5))
    }

    private static func lockHead(
        _ tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) -> (sequence: Int, hash: [UInt8], now: Date) {
        if let head = try lockedHead(tenant, in: &database) { return head }
        // The first row of the tenant. Of two that come to this point the second waits here for the first to commit:
        // ON DUPLICATE KEY locks at once what INSERT IGNORE would only share, which would end in a deadlock.
        try database.execute(
            """
            INSERT INTO audit_chain (tenant_id, sequence, hash, signed_at, key_id, signature)
            VALUES (\(tenant), 0, \(AuditChain.origin), UTC_TIMESTAMP(3), '', '')
            ON DUPLICATE KEY UPDATE sequence = sequence
            """)
        guard let head = try lockedHead(tenant, in: &database) else {
            throw .decoding("the audit chain of a tenant is gone")
        }
        return head
    }

    private static func lockedHead(
        _ tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) -> (sequence: Int, hash: [UInt8], now: Date)? {
        try database.first(
            "SELECT sequence, hash, UTC_TIMESTAMP(3) FROM audit_chain WHERE tenant_id = \(tenant) FOR UPDATE"
        ) { (row) throws(DatabaseError) in (try row.int(0), try row.bytes(1), try row.date(2)) }
    }

    private static func insert(_ event: AuditEvent, in database: inout Connection) throws(DatabaseError) {
        let entry = event.entry
        try database.execute(
            """
            INSERT INTO audit_event (tenant_id, sequence, id, occurred_at, actor_kind, actor_id, actor_name, partner_id,
              partner_name, action, target_kind, target_id, target_name, before_json, after_json, request_id, hash)
            VALUES (\(event.tenant), \(event.sequence), \(event.id), \(event.occurredAt), \(entry.actor.kind.rawValue),
              \(entry.actor.id?.bytes), \(entry.actor.name), \(entry.actor.partner?.id), \(entry.actor.partner?.name),
              \(entry.action), \(entry.target.kind), \(entry.target.id?.bytes), \(entry.target.name), \(entry.before),
              \(entry.after), \(entry.requestID), \(event.hash))
            """)
    }

    private static func store(_ head: AuditHead, in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE audit_chain SET sequence = \(head.sequence), hash = \(head.hash), signed_at = \(head.signedAt),
              key_id = \(head.keyID), signature = \(head.signature)
            WHERE tenant_id = \(head.tenant)
            """)
    }
}
