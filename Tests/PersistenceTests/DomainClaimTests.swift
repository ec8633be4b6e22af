import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.freshDatabase) struct DomainClaimTests {
    @Test func aContestKeepsItsStartAndEnds() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let id = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            func contest() throws -> DomainRecord { try #require(try DomainRepository.find(id: id, in: &database)) }
            try DomainRepository.setContest(.takeover, of: id, tenant: acme, in: &database)
            try DomainRepository.setContestWarnings(2, of: id, tenant: acme, in: &database)
            try database.execute("UPDATE domain SET contest_since = '2026-01-01'")
            try DomainRepository.setContest(.takeover, of: id, tenant: acme, in: &database)
            #expect(try contest().contest?.since.rfc3339 == "2026-01-01T00:00:00.000Z")
            #expect(try contest().contest?.endsAt?.rfc3339 == "2026-01-08T00:00:00.000Z")
            #expect(try contest().contestWarnings == 2)
            try DomainRepository.setContest(.disputed, of: id, tenant: acme, in: &database)
            let disputed = try contest()
            #expect(disputed.contest?.kind == .disputed && disputed.contestWarnings == 0)
            #expect(disputed.contest?.endsAt == nil)
            try DomainRepository.setContest(nil, of: id, tenant: acme, in: &database)
            #expect(try contest().contest == nil)
        }
    }

    @Test func aNameThatIsTakenAwayIsFree() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let birch = try Samples.insertTenant("birch", in: &database)
            let former = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            let next = try Samples.insertDomain("acme.test", tenant: birch, in: &database)
            try DomainRepository.markOwned(former, tenant: acme, in: &database)
            let name = try #require(DomainName(canonical: "acme.test"))
            #expect(try DomainRepository.lockAll(name: name, in: &database).count == 2)
            #expect(try DomainRepository.findOwner(of: name, in: &database)?.id == former)
            try DomainRepository.disown(former, tenant: acme, in: &database)
            #expect(try DomainRepository.findOwner(of: name, in: &database) == nil)
            let lost = try #require(try DomainRepository.find(id: former, in: &database))
            #expect(lost.status == .lost && !lost.isOwned && !lost.isPrimary && lost.nextCheckAt == nil)
            try DomainRepository.markOwned(next, tenant: birch, in: &database)
            #expect(try DomainRepository.findOwner(of: name, in: &database)?.id == next)
        }
    }

    @Test func theNextOwnerWaitsForTheRelease() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let id = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            let name = try #require(DomainName(canonical: "acme.test"))
            try DomainRepository.disown(id, tenant: acme, in: &database)
            #expect(try !DomainRepository.isBeingReleased(name, in: &database))
            let operation = OperationID.make(at: .now)
            try OperationRepository.insert(
                operation, kind: "domain.release", subject: id.ulid, steps: [("rename", "mail")], requestedBy: nil,
                actor: .system, requestID: nil, tenant: acme, in: &database)
            #expect(try DomainRepository.isBeingReleased(name, in: &database))
            try OperationRepository.setState(.done, of: operation, in: &database)
            #expect(try !DomainRepository.isBeingReleased(name, in: &database))
        }
    }
}
