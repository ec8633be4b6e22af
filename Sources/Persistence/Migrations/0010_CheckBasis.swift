extension Migration {
    static let checkBasis = Migration(
        version: 10, name: "check_basis",
        statements: [
            """
            ALTER TABLE domain
              ADD COLUMN IF NOT EXISTS questions MEDIUMTEXT CHARACTER SET ascii NULL
                COMMENT 'What was asked of each resolver for the report: lines of type number and name' AFTER report_hash,
              ADD COLUMN IF NOT EXISTS answers_hash BINARY(32) NULL
                COMMENT 'SHA-256 of what the report rests on: while the answers are the same nothing is judged again'
                AFTER questions
            """
        ])
}
