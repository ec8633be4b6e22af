import Foundation
import TestSupport
import Testing

@testable import Persistence

@Suite(.emptyDatabase) struct MigratorTests {
    private static let first = Migration(
        version: 1, name: "first", statements: ["CREATE TABLE IF NOT EXISTS one (id INT NOT NULL PRIMARY KEY)"])
    private static let second = Migration(
        version: 2, name: "second", statements: ["CREATE TABLE IF NOT EXISTS two (id INT NOT NULL PRIMARY KEY)"])

    private func tables(_ database: inout Connection) throws -> [String] {
        try database.query(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name"
        ) {
            (row) throws(DatabaseError) in try row.string(0)
        }
    }

    @Test func allApplyFromEmptyAndNothingTheSecondTime() throws {
        try withDatabase { database in
            #expect(try Migrator.status(in: &database) == .behind(versions: Migration.all.map(\.version)))
            try Migrator.migrate(&database)
            #expect(try Migrator.status(in: &database) == .current)
            let applied: SQL =
                "SELECT GROUP_CONCAT(version, ' ', checksum, ' ', applied_at ORDER BY version) FROM schema_migration"
            let before = try database.first(applied) { (row) throws(DatabaseError) in try row.string(0) }
            try Migrator.migrate(&database)
            #expect(try database.first(applied) { (row) throws(DatabaseError) in try row.string(0) } == before)
        }
    }

    @Test func versionsAscendWithoutAGap() {
        #expect(Migration.all.map(\.version) == Array(1...Migration.all.count))
    }

    @Test func whatIsMissingIsApplied() throws {
        try withDatabase { database in
            try Migrator.migrate(to: [Self.first], &database)
            #expect(try Migrator.status(of: [Self.first, Self.second], in: &database) == .behind(versions: [2]))
            try Migrator.migrate(to: [Self.first, Self.second], &database)
            #expect(try tables(&database) == ["one", "schema_migration", "two"])
        }
    }

    @Test func aNewerSchemaIsRefused() throws {
        try withDatabase { database in
            try Migrator.migrate(to: [Self.first, Self.second], &database)
            let error = #expect(throws: Migrator.Refusal.self) { try Migrator.migrate(to: [Self.first], &database) }
            #expect(error?.status == .newer(version: 2))
        }
    }

    @Test func aStepWithAnotherTextIsRefused() throws {
        let other = Migration(
            version: 1, name: "first", statements: ["CREATE TABLE IF NOT EXISTS one (id BIGINT NOT NULL PRIMARY KEY)"])
        try withDatabase { database in
            try Migrator.migrate(to: [Self.first], &database)
            let error = #expect(throws: Migrator.Refusal.self) {
                try Migrator.migrate(to: [other, Self.second], &database)
            }
            #expect(error?.status == .changed(version: 1))
            #expect(try tables(&database) == ["one", "schema_migration"])
        }
    }

    /// A step that was interrupted begins again from its first statement.
    @Test func anInterruptedStepIsFinished() throws {
        let broken = Migration(
            version: 2, name: "second", statements: [Self.second.statements[0], "CREATE TABLE nonsense"])
        try withDatabase { database in
            #expect(throws: DatabaseError.self) { try Migrator.migrate(to: [Self.first, broken], &database) }
            #expect(try tables(&database) == ["one", "schema_migration", "two"])
            #expect(try Migrator.status(of: [Self.first, Self.second], in: &database) == .behind(versions: [2]))
            try Migrator.migrate(to: [Self.first, Self.second], &database)
            #expect(try Migrator.status(of: [Self.first, Self.second], in: &database) == .current)
        }
    }

    @Test func severalProcessesTakeTurns() throws {
        let settings = try FreshDatabase.settings()
        _ = try onThreads(4) { _ in
            var database = Connection(settings)
            try Migrator.migrate(&database)
        }
        try withDatabase { database in
            #expect(try Migrator.status(in: &database) == .current)
            let count = try database.first("SELECT COUNT(*) FROM schema_migration") { (row) throws(DatabaseError) in
                try row.int(0)
            }
            #expect(count == Migration.all.count)
        }
    }

    /// While another process migrates it is waited for, and the limit of time for statements does not count.
    @Test func aProcessWaitsForTheLock() throws {
        let settings = try FreshDatabase.settings()
        try withDatabase { holder in
            let taken = try holder.first("SELECT GET_LOCK(CONCAT('schema_migration ', DATABASE()), 0)") {
                (row) throws(DatabaseError) in try row.int(0)
            }
            #expect(taken == 1)
            let began = Date.now
            _ = try onThreads(2) { index in
                if index == 0 {
                    var database = Connection(settings)
                    try Migrator.migrate(to: [Self.first], &database)
                } else {
                    Thread.sleep(forTimeInterval: 0.5)
                    var other = Connection(settings)
                    let names = try other.query("SHOW TABLES") { (row) throws(DatabaseError) in try row.string(0) }
                    #expect(names == [])
                    try other.execute("KILL \(try holderID(&other))")
                }
            }
            #expect(Date.now.timeIntervalSince(began) >= 0.5)
        }
        #expect(try withDatabase { try tables(&$0) } == ["one", "schema_migration"])
    }

    @Test func theSessionWithoutALimitDoesNotOutliveTheMigration() throws {
        try withDatabase { database in
            let during = try database.schemaChange { (database: inout Connection) in try limit(&database) }
            #expect(during == 0)
            #expect(try limit(&database) == 15)
        }
    }

    private func holderID(_ database: inout Connection) throws -> Int {
        try #require(
            try database.first("SELECT IS_USED_LOCK(CONCAT('schema_migration ', DATABASE()))") {
                (row) throws(DatabaseError) in try row.int(0)
            })
    }

    private func limit(_ database: inout Connection) throws -> Int? {
        try database.first("SELECT CAST(@@max_statement_time AS INT)") { (row) throws(DatabaseError) in try row.int(0) }
    }
}
