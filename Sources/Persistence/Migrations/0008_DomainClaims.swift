extension Migration {
    static let domainClaims = Migration(
        version: 8, name: "domain_claims",
        statements: [
            """
            ALTER TABLE domain
              MODIFY status ENUM('pending_ownership', 'pending_setup', 'needs_attention', 'verified', 'pending_contested', 'disputed', 'lost') NOT NULL,
              ADD COLUMN IF NOT EXISTS contest ENUM('takeover', 'disputed') NULL
                COMMENT 'Two tenants prove control of the name; on the rows of both' AFTER owned_name,
              ADD COLUMN IF NOT EXISTS contest_since DATETIME(3) NULL AFTER contest,
              ADD COLUMN IF NOT EXISTS contest_warnings INT NOT NULL DEFAULT 0 COMMENT 'Given to the owner so far' AFTER contest_since,
              ADD COLUMN IF NOT EXISTS dmarc_published ENUM('none', 'quarantine', 'reject') NULL COMMENT 'As seen last' AFTER dmarc_policy,
              ADD COLUMN IF NOT EXISTS dmarc_published_since DATETIME(3) NULL AFTER dmarc_published,
              ADD COLUMN IF NOT EXISTS pressed_at DATETIME(3) NULL COMMENT 'When somebody asked for a check last' AFTER last_checked_at,
              ADD COLUMN IF NOT EXISTS zone_read_at DATETIME(3) NULL AFTER zone_text,
              ADD COLUMN IF NOT EXISTS dkim_stages TEXT NULL COMMENT 'JSON: rotation stage of each selector' AFTER zone_read_at
            """,
            """
            ALTER TABLE domain
              ADD COLUMN IF NOT EXISTS list_rank TINYINT AS (
                CASE
                  WHEN contest IS NOT NULL OR status IN ('needs_attention', 'disputed') THEN 0
                  WHEN status IN ('pending_ownership', 'pending_contested') THEN 1
                  WHEN status = 'pending_setup' THEN 2
                  WHEN status = 'verified' THEN 3
                  ELSE 4
                END) PERSISTENT COMMENT 'What needs somebody stands first in lists',
              ADD INDEX IF NOT EXISTS domain_tenant_rank_name (tenant_id, list_rank, name),
              ADD INDEX IF NOT EXISTS domain_tenant_pressed (tenant_id, pressed_at)
            """,
            """
            ALTER TABLE operation
              ADD COLUMN IF NOT EXISTS actor TEXT NULL COMMENT 'JSON: who asked for it, as the audit names them' AFTER requested_by
            """,
        ])
}
