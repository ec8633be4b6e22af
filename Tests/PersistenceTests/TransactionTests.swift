import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Persistence

@Suite(.emptyDatabase) struct TransactionTests {
    private static let table: SQL =
        "CREATE TABLE item (id INT NOT NULL PRIMARY KEY, count INT NOT NULL DEFAULT 0) CHARACTER SET utf8mb4"

    private struct Refusal: Error {}

    private func counts(_ database: inout Connection) throws -> [Int] {
        try database.query("SELECT count FROM item ORDER BY id") { (row) throws(DatabaseError) in try row.int(0) }
    }

    @Test func itTakesEffectAsAWhole() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            let given = try database.transaction { (database: inout Connection) in
                try database.execute("INSERT INTO item (id) VALUES (1)")
                try database.execute("INSERT INTO item (id) VALUES (2)")
                return "given"
            }
            #expect(given == "given")
            #expect(try withDatabase { try counts(&$0) } == [0, 0])
        }
    }

    @Test func anErrorUndoesAll() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            #expect(throws: Refusal.self) {
                try database.transaction { (database: inout Connection) in
                    try database.execute("INSERT INTO item (id) VALUES (1)")
                    throw Refusal()
                }
            }
            #expect(try counts(&database) == [])
        }
    }

    /// A violated constraint undoes its statement only; the body may go on with something else.
    @Test func aRefusedStatementMayBeCaught() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            try database.transaction { (database: inout Connection) in
                try database.execute("INSERT INTO item (id) VALUES (1)")
                #expect(throws: DatabaseError.self) { try database.execute("INSERT INTO item (id) VALUES (1)") }
                try database.execute("INSERT INTO item (id) VALUES (2)")
            }
            #expect(try counts(&database) == [0, 0])
        }
    }

    /// Two that lock two rows crosswise: the server ends one, which then runs again.
    @Test func aDeadlockIsRunAgain() throws {
        let settings = try FreshDatabase.settings()
        try withDatabase { database in
            try database.execute(Self.table)
            try database.execute("INSERT INTO item (id) VALUES (1), (2)")
        }
        let meeting = Meeting()
        let runs = try onThreads(2) { index in
            var database = Connection(settings)
            var runs = 0
            try database.transaction { (database: inout Connection) in
                runs += 1
                try database.execute("UPDATE item SET count = count + 1 WHERE id = \(index + 1)")
                if runs == 1 { meeting.wait() }
                try database.execute("UPDATE item SET count = count + 1 WHERE id = \(2 - index)")
            }
            return runs
        }
        #expect(runs.sorted() == [1, 2])
        #expect(try withDatabase { try counts(&$0) } == [2, 2])
    }

    /// After a deadlock the server has forgotten the transaction: a body that goes on would write outside of one.
    @Test func aDeadlockCannotBeCaught() throws {
        let settings = try FreshDatabase.settings()
        try withDatabase { database in
            try database.execute(Self.table)
            try database.execute("INSERT INTO item (id) VALUES (1), (2)")
        }
        let meeting = Meeting()
        _ = try onThreads(2) { index in
            var database = Connection(settings)
            var runs = 0
            try database.transaction { (database: inout Connection) in
                runs += 1
                try database.execute("UPDATE item SET count = count + 1 WHERE id = \(index + 1)")
                if runs == 1 { meeting.wait() }
                do {
                    try database.execute("UPDATE item SET count = count + 1 WHERE id = \(2 - index)")
                } catch {
                    _ = try? database.execute("UPDATE item SET count = 100")
                }
            }
        }
        #expect(try withDatabase { try counts(&$0) } == [2, 2])
    }

    /// A connection that is lost in the middle takes with it what was done; the rest must not run on another one.
    @Test func aLostConnectionEndsTheBody() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            let error = #expect(throws: DatabaseError.self) {
                try database.transaction { (database: inout Connection) in
                    try database.execute("INSERT INTO item (id) VALUES (1)")
                    _ = try? database.execute("KILL CONNECTION_ID()")
                    _ = try? database.execute("INSERT INTO item (id) VALUES (2)")
                }
            }
            #expect(error?.isConnectionLost == true)
            #expect(error?.isCommitUnknown == false)
            #expect(try counts(&database) == [])
        }
    }

    @Test func aConnectionLostBeforeItBeginsIsReplaced() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            _ = try? database.execute("KILL CONNECTION_ID()")
            try database.transaction { (database: inout Connection) in
                try database.execute("INSERT INTO item (id) VALUES (1)")
            }
            #expect(try counts(&database) == [0])
        }
    }

    @Test func aLockThatIsNotGivenIsADeadlock() throws {
        let settings = try FreshDatabase.settings()
        try withDatabase { holder in
            try holder.execute(Self.table)
            try holder.execute("INSERT INTO item (id) VALUES (1)")
            try holder.transaction { (holder: inout Connection) in
                try holder.execute("UPDATE item SET count = 1 WHERE id = 1")
                var other = Connection(settings)
                try other.execute("SET innodb_lock_wait_timeout = 1")
                let error = #expect(throws: DatabaseError.self) {
                    try other.execute("UPDATE item SET count = 2 WHERE id = 1")
                }
                #expect(error?.code == 1205 && error?.isDeadlock == true)
            }
        }
    }

    @Test func theyDoNotNest() async {
        await #expect(processExitsWith: .failure) {
            var database = Connection(try TestServer.settings(database: "information_schema"))
            try database.transaction { (database: inout Connection) in
                try database.transaction { (_: inout Connection) in }
            }
        }
    }
}

/// Two threads that wait for each other once.
final class Meeting: Sendable {
    private let arrived = Atomic(0)

    func wait() {
        arrived.add(1, ordering: .sequentiallyConsistent)
        while arrived.load(ordering: .sequentiallyConsistent) < 2 { Thread.sleep(forTimeInterval: 0.001) }
    }
}
