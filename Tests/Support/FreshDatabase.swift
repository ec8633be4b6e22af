public import Persistence
public import Testing

/// Gives each test a database of its own, which is dropped after it.
public struct FreshDatabase: TestTrait, SuiteTrait, TestScoping {
    /// No database: a test used one without this trait.
    public struct NotGiven: Error {}

    public let isRecursive = true
    let isMigrated: Bool

    @TaskLocal static var current: DatabaseSettings?

    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let settings = try TestServer.createDatabase()
        let outcome: Result<Void, any Error>
        do {
            if isMigrated {
                var database = Connection(settings)
                try Migrator.migrate(&database)
            }
            try await Self.$current.withValue(settings, operation: function)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try TestServer.drop(settings)
        try outcome.get()
    }

    /// Settings of the database of the running test.
    public static func settings() throws -> DatabaseSettings {
        guard let current else { throw NotGiven() }
        return current
    }
}

extension Trait where Self == FreshDatabase {
    /// A database with the present schema.
    public static var freshDatabase: FreshDatabase { FreshDatabase(isMigrated: true) }
    /// A database without tables.
    public static var emptyDatabase: FreshDatabase { FreshDatabase(isMigrated: false) }
}

/// Runs `body` on a connection of its own to the database of the running test.
public func withDatabase<Value>(_ body: (inout Connection) throws -> Value) throws -> Value {
    var database = Connection(try FreshDatabase.settings())
    return try body(&database)
}
