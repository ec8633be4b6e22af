public import Model

extension DomainRepository {
    /// Sets the policy that the tenant wants published.
    public static func setDMARCPolicy(
        _ policy: DMARCPolicy, of id: DomainID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE domain SET dmarc_policy = \(policy.rawValue), updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant)
            """)
    }

    /// Stores what a policy file says, or forgets it.
    public static func setPolicyFile(
        _ file: PolicyFile?, of id: DomainID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE domain SET policy_file = \(file.map(StoredJSON.encode)),
              policy_file_read_at = IF(\(file == nil), NULL, UTC_TIMESTAMP(3)), updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant)
            """)
    }

    /// The domain that new mailboxes get, locked until the end of the transaction.
    public static func lockPrimary(tenant: TenantID, in database: inout Connection) throws(DatabaseError)
        -> DomainRecord?
    {
        try database.first(
            "SELECT \(DomainRecord.columns) FROM domain WHERE tenant_id = \(tenant) AND is_primary FOR UPDATE",
            DomainRecord.decode)
    }

    /// Makes an owned domain the one that new mailboxes get, in place of the one before.
    public static func makePrimary(
        _ id: DomainID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute("UPDATE domain SET is_primary = FALSE WHERE tenant_id = \(tenant) AND is_primary")
        try database.execute(
            """
            UPDATE domain SET is_primary = TRUE, updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND tenant_id = \(tenant) AND owned_name IS NOT NULL
            """)
    }

    /// The owned domain of a tenant that was proved first, `except` not counted.
    public static func firstOwned(
        tenant: TenantID, except id: DomainID, in database: inout Connection
    ) throws(DatabaseError) -> DomainRecord? {
        try database.first(
            """
            SELECT \(DomainRecord.columns) FROM domain
            WHERE tenant_id = \(tenant) AND owned_name IS NOT NULL AND id <> \(id)
            ORDER BY ownership_proved_at, id LIMIT 1 FOR UPDATE
            """, DomainRecord.decode)
    }
}
