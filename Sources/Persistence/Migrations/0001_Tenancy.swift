extension Migration {
    static let tenancy = Migration(
        version: 1, name: "tenancy",
        statements: [
            """
            CREATE TABLE IF NOT EXISTS partner (
              id BINARY(16) NOT NULL PRIMARY KEY,
              slug VARCHAR(40) COLLATE utf8mb4_nopad_bin NOT NULL,
              name VARCHAR(200) NOT NULL,
              created_at DATETIME(3) NOT NULL,
              CONSTRAINT partner_slug_unique UNIQUE (slug)
            ) CHARACTER SET utf8mb4 COMMENT 'A reseller'
            """,
            """
            CREATE TABLE IF NOT EXISTS tenant (
              id BINARY(16) NOT NULL PRIMARY KEY,
              slug VARCHAR(40) COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Never changes',
              name VARCHAR(200) NOT NULL,
              partner_id BINARY(16) NULL,
              state ENUM('active', 'closed') NOT NULL DEFAULT 'active',
              seats INT NULL COMMENT 'Seats bought; NULL: not limited',
              product_name VARCHAR(100) NULL COMMENT 'Branding; NULL: the product''s own name',
              accent_color CHAR(7) CHARACTER SET ascii NULL COMMENT 'Branding, #rrggbb',
              created_at DATETIME(3) NOT NULL,
              updated_at DATETIME(3) NOT NULL,
              CONSTRAINT tenant_slug_unique UNIQUE (slug),
              CONSTRAINT tenant_partner_id_fk FOREIGN KEY (partner_id) REFERENCES partner (id)
            ) CHARACTER SET utf8mb4 COMMENT 'A customer organisation'
            """,
        ])
}
