/// Brings the schema to the version that the code needs.
public enum Migrator {
    /// How a database compares with the code.
    public enum Status: Equatable, Sendable {
        case current
        /// Steps are missing.
        case behind(versions: [Int])
        /// A later release has been here.
        case newer(version: Int)
        /// A step was applied with another text.
        case changed(version: Int)
    }

    /// The schema cannot be used.
    public struct Refusal: Error, Equatable, Sendable {
        public let status: Status

        public init(status: Status) {
            self.status = status
        }
    }

    /// Compares without changing anything.
    public static func status(in database: inout Connection) throws(DatabaseError) -> Status {
        try status(of: Migration.all, in: &database)
    }

    /// Applies what is missing, one process at a time; throws `Refusal` for a newer or changed schema.
    public static func migrate(_ database: inout Connection) throws {
        try migrate(to: Migration.all, &database)
    }

    static func migrate(to migrations: [Migration], _ database: inout Connection) throws {
        try database.schemaChange { (database: inout Connection) in
            try lock(&database)
            try applyMissing(migrations, in: &database)
        }
    }

    static func status(of migrations: [Migration], in database: inout Connection) throws(DatabaseError) -> Status {
        let applied = try appliedChecksums(in: &database)
        if let newest = applied.keys.max(), newest > (migrations.last?.version ?? 0) { return .newer(version: newest) }
        for migration in migrations {
            if let checksum = applied[migration.version], checksum != migration.checksum {
                return .changed(version: migration.version)
            }
        }
        let missing = migrations.filter { applied[$0.version] == nil }
        return missing.isEmpty ? .current : .behind(versions: missing.map(\.version))
    }

    /// How long to wait for another process, in seconds.
    static let lockSeconds = 60

    /// The lock belongs to the session and ends with it. Its name holds that of the database: a server may have several.
    private static func lock(_ database: inout Connection) throws(DatabaseError) {
        let taken = try database.first("SELECT GET_LOCK(CONCAT('schema_migration ', DATABASE()), \(lockSeconds))") {
            (row) throws(DatabaseError) in try row.optionalInt(0)
        }
        guard taken == 1 else { throw .decoding("another process has been migrating for \(lockSeconds) seconds") }
    }

    private static func applyMissing(_ migrations: [Migration], in database: inout Connection) throws {
        let status = try status(of: migrations, in: &database)
        switch status {
        case .current: return
        case .newer, .changed: throw Refusal(status: status)
        case .behind(let versions):
            try createTable(in: &database)
            for migration in migrations where versions.contains(migration.version) {
                try apply(migration, in: &database)
            }
        }
    }

    private static func apply(_ migration: Migration, in database: inout Connection) throws(DatabaseError) {
        for statement in migration.statements {
            try database.command(statement)
        }
        try database.execute(
            """
            INSERT INTO schema_migration (version, name, checksum, applied_at)
            VALUES (\(migration.version), \(migration.name), \(migration.checksum), UTC_TIMESTAMP(3))
            """)
    }

    private static func createTable(in database: inout Connection) throws(DatabaseError) {
        try database.command(
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
              version INT NOT NULL PRIMARY KEY,
              name VARCHAR(64) NOT NULL,
              checksum CHAR(64) CHARACTER SET ascii NOT NULL COMMENT 'SHA-256 of the statements, hexadecimal',
              applied_at DATETIME(3) NOT NULL
            ) CHARACTER SET utf8mb4 COMMENT 'The steps of the schema that this database has'
            """)
    }

    /// A database without the table has no steps.
    private static func appliedChecksums(in database: inout Connection) throws(DatabaseError) -> [Int: String] {
        let exists = try database.first(
            """
            SELECT COUNT(*) FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_name = 'schema_migration'
            """
        ) { (row) throws(DatabaseError) in try row.int(0) }
        guard exists == 1 else { return [:] }
        let rows = try database.query("SELECT version, checksum FROM schema_migration") { (row) throws(DatabaseError) in
            (try row.int(0), try row.string(1))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
