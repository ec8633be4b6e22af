extension Migration {
    static let operations = Migration(
        version: 4, name: "operations",
        statements: [
            """
            CREATE TABLE IF NOT EXISTS operation (
              id BINARY(16) NOT NULL PRIMARY KEY,
              tenant_id BINARY(16) NOT NULL,
              kind VARCHAR(40) COLLATE utf8mb4_nopad_bin NOT NULL,
              subject_id BINARY(16) NOT NULL COMMENT 'The domain or membership that it is about',
              state ENUM('running', 'done', 'undone', 'needs_attention') NOT NULL,
              open_subject_id BINARY(16) AS (IF(state IN ('running', 'needs_attention'), subject_id, NULL)) PERSISTENT,
              requested_by BINARY(16) NULL COMMENT 'Person; NULL: the product itself',
              request_id VARCHAR(64) NULL,
              created_at DATETIME(3) NOT NULL,
              updated_at DATETIME(3) NOT NULL,
              CONSTRAINT operation_open_subject_unique UNIQUE (open_subject_id),
              CONSTRAINT operation_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
              INDEX operation_subject (subject_id, created_at),
              INDEX operation_tenant_state (tenant_id, state)
            ) CHARACTER SET utf8mb4 COMMENT 'A durable action over several systems'
            """,
            """
            CREATE TABLE IF NOT EXISTS operation_step (
              operation_id BINARY(16) NOT NULL,
              position INT NOT NULL,
              name VARCHAR(40) CHARACTER SET ascii NOT NULL,
              system VARCHAR(20) CHARACTER SET ascii NOT NULL,
              state ENUM('pending', 'running', 'done', 'undone', 'failed') NOT NULL DEFAULT 'pending',
              attempts INT NOT NULL DEFAULT 0,
              found MEDIUMTEXT NULL COMMENT 'JSON: what was there before, to restore it',
              read_back MEDIUMTEXT NULL COMMENT 'JSON: what the system said afterwards',
              problem_code VARCHAR(40) CHARACTER SET ascii NULL,
              started_at DATETIME(3) NULL,
              finished_at DATETIME(3) NULL,
              PRIMARY KEY (operation_id, position),
              CONSTRAINT operation_step_operation_id_fk FOREIGN KEY (operation_id) REFERENCES operation (id)
            ) CHARACTER SET utf8mb4 COMMENT 'One call of an operation, written before and after it; never a secret'
            """,
        ])
}
