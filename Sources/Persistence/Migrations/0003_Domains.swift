extension Migration {
    static let domains = Migration(
        version: 3, name: "domains",
        statements: [
            """
            CREATE TABLE IF NOT EXISTS domain (
              id BINARY(16) NOT NULL PRIMARY KEY,
              tenant_id BINARY(16) NOT NULL,
              name VARCHAR(222) COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'A-label form',
              unicode_name VARCHAR(222) NULL COMMENT 'As people write it; NULL: as name',
              owned_name VARCHAR(222) COLLATE utf8mb4_nopad_bin NULL COMMENT 'The name once proved: the first proof wins',
              status ENUM('pending_ownership', 'pending_setup', 'needs_attention', 'verified', 'pending_contested', 'disputed') NOT NULL,
              status_since DATETIME(3) NOT NULL,
              challenge_token CHAR(26) COLLATE utf8mb4_nopad_bin NOT NULL,
              challenge_expires_at DATETIME(3) NOT NULL,
              ownership_proved_at DATETIME(3) NULL,
              stalwart_id VARCHAR(32) COLLATE utf8mb4_nopad_bin NULL COMMENT 'Opaque, may be digits only',
              dmarc_policy ENUM('none', 'quarantine', 'reject') NOT NULL DEFAULT 'none',
              is_primary BOOLEAN NOT NULL DEFAULT FALSE,
              primary_of BINARY(16) AS (IF(is_primary, tenant_id, NULL)) PERSISTENT COMMENT 'One primary domain for a tenant',
              zone_text MEDIUMTEXT NULL COMMENT 'What the mail system wants published, as read last',
              report MEDIUMTEXT NULL COMMENT 'The last check in full, JSON',
              attention INT NOT NULL DEFAULT 0 COMMENT 'Required checks that fail',
              temporary_failures INT NOT NULL DEFAULT 0 COMMENT 'Checks in a row without a verdict',
              last_checked_at DATETIME(3) NULL,
              next_check_at DATETIME(3) NULL,
              created_at DATETIME(3) NOT NULL,
              updated_at DATETIME(3) NOT NULL,
              CONSTRAINT domain_tenant_name_unique UNIQUE (tenant_id, name),
              CONSTRAINT domain_owned_name_unique UNIQUE (owned_name),
              CONSTRAINT domain_primary_unique UNIQUE (primary_of),
              CONSTRAINT domain_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
              INDEX domain_name (name),
              INDEX domain_tenant_status_name (tenant_id, status, name)
            ) CHARACTER SET utf8mb4 COMMENT 'A name that a tenant claims or owns'
            """
        ])
}
