extension Migration {
    static let bulkChecks = Migration(
        version: 9, name: "bulk_checks",
        statements: [
            """
            ALTER TABLE job
              ADD COLUMN IF NOT EXISTS lane ENUM('prompt', 'bulk') NOT NULL DEFAULT 'prompt'
                COMMENT 'Prompt jobs go first; bulk ones are taken several at a time' AFTER subject_id,
              ADD INDEX IF NOT EXISTS job_lane_due_at (lane, due_at),
              DROP INDEX IF EXISTS job_due_at
            """,
            """
            ALTER TABLE domain
              ADD COLUMN IF NOT EXISTS report_hash BINARY(32) NULL
                COMMENT 'SHA-256 of what the report says apart from times: a check that finds the same need not store it again'
                AFTER report,
              ADD COLUMN IF NOT EXISTS policy_file TEXT NULL COMMENT 'JSON: what the MTA-STS policy file says' AFTER report_hash,
              ADD COLUMN IF NOT EXISTS policy_file_read_at DATETIME(3) NULL AFTER policy_file
            """,
        ])
}
