extension Migration {
    static let idempotency = Migration(
        version: 6, name: "idempotency",
        statements: [
            """
            CREATE TABLE IF NOT EXISTS idempotency (
              scope_hash BINARY(32) NOT NULL PRIMARY KEY COMMENT 'SHA-256 over person, route with its tenant, and key',
              request_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the body',
              status INT NULL COMMENT 'NULL while the first request runs',
              headers TEXT NULL COMMENT 'JSON',
              body MEDIUMBLOB NULL COMMENT 'The first answer, without a one-time password',
              created_at DATETIME(3) NOT NULL,
              expires_at DATETIME(3) NOT NULL,
              INDEX idempotency_expires_at (expires_at)
            ) CHARACTER SET utf8mb4 COMMENT 'Answers kept for repeated requests'
            """
        ])
}
