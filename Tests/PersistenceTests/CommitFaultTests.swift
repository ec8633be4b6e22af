import Cryptography
import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

/// Faults at the edge of the database (field case F77).
@Suite(.freshDatabase) struct CommitFaultTests {
    private static let deadlock = FaultyServer.Fault.refuse(code: 1213, state: "40001")

    private func withFaults<Value>(
        _ faults: [String: [FaultyServer.Fault]], _ body: (inout Connection, FaultyServer) throws -> Value
    ) throws -> Value {
        let server = try FaultyServer(try FreshDatabase.settings(), faults)
        defer { server.stop() }
        var database = Connection(server.settings)
        return try body(&database, server)
    }

    /// A person, the membership and the row of the audit that tells it.
    private func addPerson(_ tenant: TenantID, in database: inout Connection) throws {
        try database.transaction { (database: inout Connection) in
            let person = Samples.person("anna")
            try PersonRepository.insert(person, in: &database)
            try MembershipRepository.insertActive(
                .make(at: .now), tenant: tenant, person: person.id, role: .member, in: &database)
            try AuditRepository.append(
                Samples.entry("member.created"), tenant: tenant, signingWith: Samples.key, in: &database)
        }
    }

    private func found(_ tenant: TenantID) throws -> (people: Int, events: Int, faults: [AuditFault]) {
        try withDatabase { database in
            let events = try AuditRepository.chain(afterSequence: 0, limit: 10, tenant: tenant, in: &database)
            let head = try AuditRepository.head(of: tenant, in: &database)
            return (
                try MembershipRepository.list(tenant: tenant, in: &database).count, events.count,
                AuditVerification.faults(events: events, head: head, publicKey: Samples.key.publicKey)
            )
        }
    }

    @Test func aDeadlockInCommitIsRunAgain() throws {
        let tenant = try withDatabase { try Samples.insertTenant("acme", in: &$0) }
        try withFaults(["COMMIT": [Self.deadlock], "ROLLBACK": [Self.deadlock]]) { database, server in
            try addPerson(tenant, in: &database)
            #expect(server.statements.filter { $0 == "COMMIT" }.count == 2)
        }
        let found = try found(tenant)
        #expect(found.people == 1 && found.events == 1 && found.faults.isEmpty)
    }

    @Test func aDeadlockInEachCommitIsToldAfterThreeRepetitions() throws {
        let tenant = try withDatabase { try Samples.insertTenant("acme", in: &$0) }
        let faults = Array(repeating: Self.deadlock, count: 9)
        try withFaults(["COMMIT": faults, "ROLLBACK": faults]) { database, server in
            let error = #expect(throws: DatabaseError.self) { try addPerson(tenant, in: &database) }
            #expect(error?.isDeadlock == true)
            #expect(server.statements.filter { $0 == "COMMIT" }.count == 4)
        }
        let found = try found(tenant)
        #expect(found.people == 0 && found.events == 0)
    }

    /// A failed rollback must not hide why there was one.
    @Test func aFailedRollbackHidesNothing() throws {
        struct Refusal: Error {}
        let tenant = try withDatabase { try Samples.insertTenant("acme", in: &$0) }
        try withFaults(["ROLLBACK": [Self.deadlock]]) { database, _ in
            #expect(throws: Refusal.self) {
                try database.transaction { (database: inout Connection) in
                    try PersonRepository.insert(Samples.person("anna"), in: &database)
                    throw Refusal()
                }
            }
            #expect(try PersonRepository.find(signInName: "anna@acme.test", in: &database) == nil)
            try addPerson(tenant, in: &database)
        }
        #expect(try found(tenant).people == 1)
    }

    @Test func aConnectionLostInCommitLeavesItOpen() throws {
        let tenant = try withDatabase { try Samples.insertTenant("acme", in: &$0) }
        try withFaults(["COMMIT": [.loseBefore]]) { database, _ in
            let error = #expect(throws: DatabaseError.self) { try addPerson(tenant, in: &database) }
            #expect(error?.isCommitUnknown == true)
            // Looking shows that nothing happened, so it may be done again.
            #expect(try PersonRepository.find(signInName: "anna@acme.test", in: &database) == nil)
            try addPerson(tenant, in: &database)
        }
        let found = try found(tenant)
        #expect(found.people == 1 && found.events == 1 && found.faults.isEmpty)
    }

    @Test func aConnectionLostAfterCommitLooksTheSame() throws {
        let tenant = try withDatabase { try Samples.insertTenant("acme", in: &$0) }
        try withFaults(["COMMIT": [.loseAfter]]) { database, _ in
            let error = #expect(throws: DatabaseError.self) { try addPerson(tenant, in: &database) }
            #expect(error?.isCommitUnknown == true)
            // Looking shows that it happened: once.
            let person = try PersonRepository.find(signInName: "anna@acme.test", in: &database)
            #expect(person != nil)
        }
        let found = try found(tenant)
        #expect(found.people == 1 && found.events == 1 && found.faults.isEmpty)
    }

    /// The refresh lock is one statement: when its answer is lost it is not taken twice, and ends by itself.
    @Test func aRefreshLockWhoseAnswerIsLostIsNotTakenTwice() throws {
        let session = try withDatabase { try Samples.insertSession("anna", in: &$0) }
        try withFaults(["COMMIT": [.loseAfter]]) { database, _ in
            let error = #expect(throws: DatabaseError.self) {
                try database.transaction { (database: inout Connection) in
                    try SessionRepository.takeRefreshLock(session, seconds: 30, in: &database)
                }
            }
            #expect(error?.isCommitUnknown == true)
            let again = try SessionRepository.takeRefreshLock(session, seconds: 30, in: &database)
            #expect(!again)
        }
    }
}
