import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.emptyDatabase) struct ConnectionTests {
    private static let table: SQL =
        "CREATE TABLE item (id INT NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL) CHARACTER SET utf8mb4"

    @Test func theSessionIsSetUp() throws {
        try withDatabase { database in
            let session = try database.first(
                """
                SELECT @@time_zone, @@tx_isolation, @@character_set_client, @@innodb_lock_wait_timeout, @@sql_mode,
                  CAST(@@max_statement_time AS INT)
                """
            ) { (row) throws(DatabaseError) in
                [
                    try row.string(0), try row.string(1), try row.string(2), "\(try row.int(3))",
                    "\(try row.string(4).contains("STRICT_TRANS_TABLES"))", "\(try row.int(5))",
                ]
            }
            #expect(session == ["+00:00", "READ-COMMITTED", "utf8mb4", "5", "true", "15"])
        }
    }

    @Test func anUpdateThatChangesNothingFindsItsRow() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            #expect(try database.execute("INSERT INTO item (id, name) VALUES (1, \("a"))") == 1)
            #expect(try database.execute("UPDATE item SET name = \("a") WHERE id = 1") == 1)
            #expect(try database.execute("UPDATE item SET name = \("a") WHERE id = 2") == 0)
        }
    }

    /// Whatever is left unread would make the next statement fail.
    @Test func nothingStaysUnread() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            for id in 1...300 { try database.execute("INSERT INTO item (id, name) VALUES (\(id), \("name"))") }
            let all: SQL = "SELECT id FROM item ORDER BY id"
            #expect(try database.first(all) { (row) throws(DatabaseError) in try row.int(0) } == 1)
            #expect(throws: DatabaseError.self) {
                try database.query(all) { (row) throws(DatabaseError) in try row.string(0) }
            }
            try database.execute(all)
            let returned = try database.first("DELETE FROM item WHERE id = 300 RETURNING name") {
                (row) throws(DatabaseError) in try row.string(0)
            }
            #expect(returned == "name")
            #expect(try database.query(all) { (row) throws(DatabaseError) in try row.int(0) } == Array(1...299))
        }
    }

    @Test func preparedStatementsAreKeptUpToALimit() throws {
        try withDatabase { database in
            func prepared() throws -> Int {
                try database.first("SHOW SESSION STATUS LIKE 'Com_stmt_prepare'") { (row) throws(DatabaseError) in
                    try row.int(1)
                } ?? 0
            }
            let before = try prepared()
            for _ in 1...10 { try database.execute("DO \(1)") }
            #expect(try prepared() == before + 1)
            // As many others as are kept push the first one out.
            for count in 2...ServerLink.preparedLimit + 1 {
                try database.execute("DO \(list: Array(repeating: "1", count: count))")
            }
            let filled = try prepared()
            try database.execute("DO \(1)")
            #expect(try prepared() > filled)
        }
    }

    @Test func aKilledConnectionIsReplacedBeforeARead() throws {
        try withDatabase { database in
            let first = try id(of: &database)
            try kill(first)
            #expect(try id(of: &database) != first)
        }
    }

    @Test func anIdleConnectionIsTriedBeforeAWrite() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            try kill(try id(of: &database))
            Thread.sleep(forTimeInterval: 1.1)
            #expect(try database.execute("INSERT INTO item (id, name) VALUES (1, \("a"))") == 1)
        }
    }

    /// Whether the server did it is not known, so it is not repeated.
    @Test func aWriteOnALostConnectionFailsOnce() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            try kill(try id(of: &database))
            let error = #expect(throws: DatabaseError.self) {
                try database.execute("INSERT INTO item (id, name) VALUES (1, \("a"))")
            }
            #expect(error?.isConnectionLost == true)
            #expect(error?.isUnavailable == true)
            #expect(try database.execute("INSERT INTO item (id, name) VALUES (1, \("a"))") == 1)
        }
    }

    @Test func anAbsentServerIsUnavailable() throws {
        var settings = try FreshDatabase.settings()
        settings.socket = "/nonexistent/socket"
        try expectUnavailable(settings)
        // Port 1 of this machine; "localhost" must not mean the library's default socket.
        settings.socket = nil
        settings.host = "localhost"
        settings.port = 1
        try expectUnavailable(settings)
    }

    @Test func aWrongPasswordIsNotUnavailable() throws {
        var settings = try FreshDatabase.settings()
        settings.user = "nobody-here"
        settings.password = "wrong-secret"
        var database = Connection(settings)
        let error = #expect(throws: DatabaseError.self) { try database.execute("DO 1") }
        #expect(error?.code == 1045)
        #expect(error?.isUnavailable == false)
        #expect(error?.description.contains("wrong-secret") == false)
    }

    private func expectUnavailable(_ settings: DatabaseSettings) throws {
        var database = Connection(settings)
        let error = #expect(throws: DatabaseError.self) { try database.execute("DO 1") }
        #expect(error?.isUnavailable == true)
    }

    private func id(of database: inout Connection) throws -> Int {
        try #require(try database.first("SELECT CONNECTION_ID()") { (row) throws(DatabaseError) in try row.int(0) })
    }

    private func kill(_ id: Int) throws {
        try withDatabase { other in
            try other.execute("KILL \(id)")
            // The server ends the connection a moment after it has answered.
            while try other.first(
                "SELECT 1 FROM information_schema.processlist WHERE id = \(id)",
                { (row) throws(DatabaseError) in try row.int(0) }) != nil
            {
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
    }
}
