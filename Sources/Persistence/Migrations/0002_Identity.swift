extension Migration {
    static let identity = Migration(
        version: 2, name: "identity",
        statements: [
            """
            CREATE TABLE IF NOT EXISTS person (
              id BINARY(16) NOT NULL PRIMARY KEY,
              authentik_pk INT NULL,
              subject VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL COMMENT 'OIDC sub; NULL until bound to an identity',
              sign_in_name VARCHAR(254) COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Lower case',
              display_name VARCHAR(200) NOT NULL,
              email VARCHAR(254) NOT NULL,
              created_at DATETIME(3) NOT NULL,
              updated_at DATETIME(3) NOT NULL,
              CONSTRAINT person_subject_unique UNIQUE (subject),
              CONSTRAINT person_authentik_pk_unique UNIQUE (authentik_pk),
              CONSTRAINT person_sign_in_name_unique UNIQUE (sign_in_name)
            ) CHARACTER SET utf8mb4 COMMENT 'One human with one SSO identity, across all tenants; never a password'
            """,
            """
            CREATE TABLE IF NOT EXISTS membership (
              id BINARY(16) NOT NULL PRIMARY KEY,
              tenant_id BINARY(16) NOT NULL,
              person_id BINARY(16) NOT NULL,
              role ENUM('admin', 'member') NOT NULL,
              state ENUM('creating', 'active', 'suspended', 'removing', 'removed') NOT NULL,
              present_person_id BINARY(16) AS (IF(state = 'removed', NULL, person_id)) PERSISTENT
                COMMENT 'Lets a removed membership be followed by a new one',
              created_at DATETIME(3) NOT NULL,
              updated_at DATETIME(3) NOT NULL,
              CONSTRAINT membership_tenant_person_unique UNIQUE (tenant_id, present_person_id),
              CONSTRAINT membership_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
              CONSTRAINT membership_person_id_fk FOREIGN KEY (person_id) REFERENCES person (id)
            ) CHARACTER SET utf8mb4 COMMENT 'A person in a tenant'
            """,
            """
            CREATE TABLE IF NOT EXISTS partner_staff (
              partner_id BINARY(16) NOT NULL,
              person_id BINARY(16) NOT NULL,
              role ENUM('owner', 'member') NOT NULL,
              sees_all_tenants BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'FALSE: only those of partner_staff_tenant',
              created_at DATETIME(3) NOT NULL,
              PRIMARY KEY (partner_id, person_id),
              CONSTRAINT partner_staff_partner_id_fk FOREIGN KEY (partner_id) REFERENCES partner (id),
              CONSTRAINT partner_staff_person_id_fk FOREIGN KEY (person_id) REFERENCES person (id)
            ) CHARACTER SET utf8mb4 COMMENT 'Who works for a reseller'
            """,
            """
            CREATE TABLE IF NOT EXISTS partner_staff_tenant (
              partner_id BINARY(16) NOT NULL,
              person_id BINARY(16) NOT NULL,
              tenant_id BINARY(16) NOT NULL,
              PRIMARY KEY (partner_id, person_id, tenant_id),
              CONSTRAINT partner_staff_tenant_staff_fk FOREIGN KEY (partner_id, person_id)
                REFERENCES partner_staff (partner_id, person_id) ON DELETE CASCADE,
              CONSTRAINT partner_staff_tenant_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
            ) COMMENT 'The customers that a member of the staff may see'
            """,
            """
            CREATE TABLE IF NOT EXISTS session (
              id BINARY(16) NOT NULL PRIMARY KEY,
              token_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the cookie',
              person_id BINARY(16) NOT NULL,
              sid VARCHAR(128) COLLATE utf8mb4_nopad_bin NULL COMMENT 'Session at the identity provider',
              refresh_token BLOB NULL COMMENT 'Sealed',
              id_token MEDIUMBLOB NULL COMMENT 'Sealed; the hint for signing out',
              access_expires_at DATETIME(3) NOT NULL COMMENT 'After this the session is good again only by a refresh',
              refreshing_until DATETIME(3) NULL COMMENT 'One refresh at a time across processes and hosts',
              created_at DATETIME(3) NOT NULL,
              last_used_at DATETIME(3) NOT NULL,
              expires_at DATETIME(3) NOT NULL COMMENT 'Absolute end',
              user_agent VARCHAR(255) NOT NULL,
              remote_address VARCHAR(45) CHARACTER SET ascii NOT NULL,
              CONSTRAINT session_token_hash_unique UNIQUE (token_hash),
              CONSTRAINT session_person_id_fk FOREIGN KEY (person_id) REFERENCES person (id),
              INDEX session_sid (sid),
              INDEX session_expires_at (expires_at),
              INDEX session_last_used_at (last_used_at)
            ) CHARACTER SET utf8mb4 COMMENT 'A signed-in browser'
            """,
            """
            CREATE TABLE IF NOT EXISTS logout_token (
              jti_hash BINARY(32) NOT NULL PRIMARY KEY,
              expires_at DATETIME(3) NOT NULL,
              INDEX logout_token_expires_at (expires_at)
            ) COMMENT 'Logout tokens seen, against replay'
            """,
        ])
}
