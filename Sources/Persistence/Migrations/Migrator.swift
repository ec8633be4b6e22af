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
        try createTable(in: &database)
        guard try database.first("SELECT GET_LOCK('schema_migration', 60)", { (row) throws(DatabaseError) in try row.int(0) }) == 1
        else { throw DatabaseError.decoding("another process has been migrating for a minute") }
        let outcome = Result { try applyMissing(migrations, in: &database) }
        _ = try database.query("SELECT RELEASE_LOCK('schema_migration')") { _ in }
        try outcome.get()
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

    private static func applyMissing(_ migrations: [Migration], in database: inout Connection) throws {
        switch try status(of: migrations, in: &database) {
        case .current: return
        case .newer, .changed: throw Refusal(status: try status(of: migrations, in: &database))
        case .behind(let versions):
            for migration in migrations where versions.contains(migration.version) {
                try apply(migration, in: &database)
            }
        }
    }

    private static func apply(_ migration: Migration, in database: inout Connection) throws(DatabaseError) {
        for statement in migration.statements {
            try database.execute(SQL(stringLiteral: statement.description))
        }
        try database.execute(
            """
            INSERT INTO schema_migration (version, name, checksum, applied_at)
            VALUES (\(migration.version), \(migration.name), \(migration.checksum), UTC_TIMESTAMP(3))
            """)
    }

    private static func createTable(in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
              version INT NOT NULL PRIMARY KEY,
              name VARCHAR(64) NOT NULL,
              checksum CHAR(64) NOT NULL,
              applied_at DATETIME(3) NOT NULL
            ) COMMENT 'The steps of the schema that this database has'
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
