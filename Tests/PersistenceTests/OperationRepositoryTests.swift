import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.freshDatabase) struct OperationRepositoryTests {
    private func start(_ tenant: TenantID, _ subject: ULID, in database: inout Connection) throws -> OperationID {
        let id = OperationID.make(at: .now)
        try OperationRepository.insert(
            id, kind: "domain.create", subject: subject, steps: [("create", "mail"), ("read_zone", "mail")],
            requestedBy: nil, actor: AuditActor(kind: .person, name: "Anna Berg"), requestID: "req-1", tenant: tenant,
            in: &database)
        return id
    }

    @Test func stepsAreWrittenDownOneByOne() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let subject = ULID.make(at: .now)
            let id = try start(acme, subject, in: &database)
            var operation = try #require(try OperationRepository.find(id, tenant: acme, in: &database))
            #expect(operation.subject == subject && operation.state == .running && operation.requestID == "req-1")
            #expect(operation.openStep?.position == 0 && operation.steps.map(\.state) == [.pending, .pending])
            try OperationRepository.startStep(0, of: id, found: "{\"exists\":false}", in: &database)
            try OperationRepository.failStep(0, of: id, problemCode: "upstream_unavailable", in: &database)
            operation = try #require(try OperationRepository.find(id, in: &database))
            #expect(operation.openStep?.problemCode == "upstream_unavailable" && operation.openStep?.attempts == 1)
            // The second attempt finds what the first one made; what was there before must not be forgotten.
            try OperationRepository.startStep(0, of: id, found: "{\"exists\":true}", in: &database)
            try OperationRepository.finishStep(0, of: id, readBack: "{\"id\":\"7\"}", in: &database)
            operation = try #require(try OperationRepository.find(id, in: &database))
            let step = operation.steps[0]
            #expect(step.state == .done && step.attempts == 2 && step.problemCode == nil && step.finishedAt != nil)
            #expect(step.found == "{\"exists\":false}" && step.readBack == "{\"id\":\"7\"}")
            #expect(operation.openStep?.position == 1)
        }
    }

    @Test func oneIsOpenForASubject() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let subject = ULID.make(at: .now)
            let first = try start(acme, subject, in: &database)
            for state in [OperationState.running, .needsAttention] {
                try OperationRepository.setState(state, of: first, in: &database)
                let error = #expect(throws: DatabaseError.self) { try start(acme, subject, in: &database) }
                #expect(error?.constraint == "operation_open_subject_unique")
            }
            try OperationRepository.setState(.done, of: first, in: &database)
            let second = try start(acme, subject, in: &database)
            #expect(try OperationRepository.newest(subject: subject, tenant: acme, in: &database)?.id == second)
        }
    }

    @Test func anotherTenantDoesNotSeeIt() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let birch = try Samples.insertTenant("birch", in: &database)
            let subject = ULID.make(at: .now)
            let id = try start(acme, subject, in: &database)
            #expect(try OperationRepository.find(id, tenant: birch, in: &database) == nil)
            #expect(try OperationRepository.newest(subject: subject, tenant: birch, in: &database) == nil)
        }
    }
}
