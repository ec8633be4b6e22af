extension Migration {
    static let audit = Migration(
        version: 5, name: "audit",
        statements: [
            """
            CREATE TABLE IF NOT EXISTS audit_event (
              tenant_id BINARY(16) NOT NULL,
              sequence BIGINT NOT NULL COMMENT 'From 1 without a gap',
              id BINARY(16) NOT NULL,
              occurred_at DATETIME(3) NOT NULL,
              actor_kind VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'person, system, operator',
              actor_id BINARY(16) NULL,
              actor_name VARCHAR(200) NOT NULL,
              partner_id BINARY(16) NULL COMMENT 'On whose behalf staff of a partner acted',
              partner_name VARCHAR(200) NULL,
              action VARCHAR(60) COLLATE utf8mb4_nopad_bin NOT NULL,
              target_kind VARCHAR(20) CHARACTER SET ascii NOT NULL,
              target_id BINARY(16) NULL,
              target_name VARCHAR(254) NOT NULL,
              before_json MEDIUMTEXT NULL,
              after_json MEDIUMTEXT NULL,
              request_id VARCHAR(64) NULL,
              hash BINARY(32) NOT NULL COMMENT 'SHA-256 over the row and the hash before',
              PRIMARY KEY (tenant_id, sequence),
              CONSTRAINT audit_event_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
              INDEX audit_event_action (tenant_id, action, sequence),
              INDEX audit_event_actor (tenant_id, actor_id, sequence),
              INDEX audit_event_target (tenant_id, target_name, sequence),
              INDEX audit_event_occurred_at (tenant_id, occurred_at, sequence)
            ) CHARACTER SET utf8mb4 COMMENT 'Who did what to what'
            """,
            """
            CREATE TABLE IF NOT EXISTS audit_chain (
              tenant_id BINARY(16) NOT NULL PRIMARY KEY,
              sequence BIGINT NOT NULL COMMENT 'Number of entries',
              hash BINARY(32) NOT NULL COMMENT 'Hash of the last one',
              signed_at DATETIME(3) NOT NULL,
              key_id CHAR(16) CHARACTER SET ascii NOT NULL,
              signature BINARY(64) NOT NULL COMMENT 'Ed25519 over tenant, number, hash and time',
              CONSTRAINT audit_chain_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
            ) COMMENT 'The signed head of each tenant''s audit, rewritten with every entry'
            """,
            """
            CREATE TABLE IF NOT EXISTS audit_checkpoint (
              tenant_id BINARY(16) NOT NULL,
              sequence BIGINT NOT NULL,
              hash BINARY(32) NOT NULL,
              signed_at DATETIME(3) NOT NULL,
              key_id CHAR(16) CHARACTER SET ascii NOT NULL,
              signature BINARY(64) NOT NULL,
              PRIMARY KEY (tenant_id, sequence),
              CONSTRAINT audit_checkpoint_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
            ) COMMENT 'Signed heads that are kept: an older head put back in their place does not fit them'
            """,
        ])
}
