import Cryptography

/// One step of the schema. Never edited after a release; a mistake is mended by another step.
struct Migration: Sendable {
    let version: Int
    let name: String
    /// Statements that may be repeated (`IF NOT EXISTS`): MariaDB commits after each of them, so a migration that was
    /// interrupted starts again from its first.
    let statements: [StaticString]

    /// Every migration, in order.
    static let all: [Migration] = [
        tenancy, identity, domains, operations, audit, idempotency, jobs, domainClaims, bulkChecks,
        checkBasis,
    ]

    /// SHA-256 of the statements; a database that was migrated with another text is refused.
    var checksum: String {
        Hex.encode(Hash.sha256(statements.flatMap { Array($0.description.utf8) + [0] }))
    }
}
