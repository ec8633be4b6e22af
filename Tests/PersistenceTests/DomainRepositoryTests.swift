import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.freshDatabase) struct DomainRepositoryTests {
    private func name(_ text: String) throws -> DomainName {
        try #require(DomainName(canonical: text))
    }

    private func report(_ domain: DomainName, _ status: DomainStatus) -> VerificationReport {
        VerificationReport(
            domain: domain, status: status, codes: [], checkedAt: Date(timeIntervalSince1970: 1_800_000_000),
            zoneApex: "acme.test", checks: [])
    }

    @Test func aClaimBegins() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let id = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            let domain = try #require(
                try DomainRepository.find(name: try name("acme.test"), tenant: acme, in: &database))
            #expect(domain.id == id && domain.status == .pendingOwnership && !domain.isPrimary && !domain.isExpired)
            #expect(try domain.dmarcPolicy == .none && domain.report() == nil && domain.ownershipProvedAt == nil)
            #expect(abs(domain.challengeExpiresAt.timeIntervalSince(domain.now) - DomainClaims.challengeLife) < 5)
            let wait = try #require(domain.nextCheckAt).timeIntervalSince(domain.now)
            #expect(abs(wait - 600) < 5)
            #expect(try DomainRepository.find(id: id, in: &database)?.name.text == "acme.test")
        }
    }

    @Test func anotherTenantDoesNotSeeIt() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let birch = try Samples.insertTenant("birch", in: &database)
            let id = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            #expect(try DomainRepository.find(name: try name("acme.test"), tenant: birch, in: &database) == nil)
            try DomainRepository.setStatus(.verified, of: id, tenant: birch, in: &database)
            try DomainRepository.markOwned(id, tenant: birch, in: &database)
            try DomainRepository.setStalwartID("7", of: id, tenant: birch, in: &database)
            try DomainRepository.setZone("x", dkimStages: ["s": "active"], of: id, tenant: birch, in: &database)
            try DomainRepository.setDMARCPolicy(.reject, of: id, tenant: birch, in: &database)
            try DomainRepository.renewChallenge("another", of: id, tenant: birch, in: &database)
            try DomainRepository.setContest(.disputed, of: id, tenant: birch, in: &database)
            try DomainRepository.saveCheck(
                report(try name("acme.test"), .verified), nextCheckSeconds: 1, temporaryFailures: 3, of: id,
                tenant: birch, in: &database)
            #expect(try !DomainRepository.notePress(id, pauseSeconds: 0, tenant: birch, in: &database))
            try DomainRepository.delete(id, tenant: birch, in: &database)
            let domain = try #require(try DomainRepository.find(id: id, in: &database))
            #expect(domain.status == .pendingOwnership && domain.ownershipProvedAt == nil && domain.stalwartID == nil)
            #expect(try domain.zoneText == nil && domain.report() == nil && domain.temporaryFailures == 0)
            #expect(domain.dmarcPolicy == .none && domain.contest == nil && domain.pressedAt == nil)
            #expect(domain.challengeToken == "abcdefghijklmnopqrstuvwxyz")
        }
    }

    @Test func aTenantClaimsANameOnce() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let birch = try Samples.insertTenant("birch", in: &database)
            _ = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            _ = try Samples.insertDomain("acme.test", tenant: birch, in: &database)
            let error = #expect(throws: DatabaseError.self) {
                try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            }
            #expect(error?.constraint == "domain_tenant_name_unique")
            #expect(try DomainRepository.findAll(name: try name("acme.test"), in: &database).count == 2)
        }
    }

    @Test func theFirstProofWins() throws {
        let settings = try FreshDatabase.settings()
        let claims = try withDatabase { database in
            try (0..<4).map { index in
                let tenant = try Samples.insertTenant("tenant-\(index)", in: &database)
                return (tenant, try Samples.insertDomain("acme.test", tenant: tenant, in: &database))
            }
        }
        let constraints = try onThreads(4) { index -> String? in
            var database = Connection(settings)
            do {
                try DomainRepository.markOwned(claims[index].1, tenant: claims[index].0, in: &database)
                return nil
            } catch let error as DatabaseError {
                return error.constraint
            }
        }
        #expect(constraints.filter { $0 == nil }.count == 1)
        #expect(constraints.compactMap(\.self) == Array(repeating: "domain_owned_name_unique", count: 3))
    }

    /// Several domains of one tenant are proved at the same time: each is owned, one is the primary one.
    @Test func theFirstOwnedDomainIsThePrimaryOne() throws {
        let settings = try FreshDatabase.settings()
        let (acme, domains) = try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            return (acme, try (0..<4).map { try Samples.insertDomain("acme-\($0).test", tenant: acme, in: &database) })
        }
        _ = try onThreads(4) { index in
            var database = Connection(settings)
            try database.transaction { (database: inout Connection) in
                try DomainRepository.markOwned(domains[index], tenant: acme, in: &database)
            }
        }
        let owned = try withDatabase { database in
            try domains.map { try #require(try DomainRepository.find(id: $0, in: &database)) }
        }
        #expect(owned.allSatisfy { $0.ownershipProvedAt != nil })
        #expect(owned.filter(\.isPrimary).count == 1)
    }

    @Test func aCheckIsStoredAsAWhole() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let id = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            try database.execute("UPDATE domain SET status_since = '2020-01-01'")
            let pending = report(try name("acme.test"), .pendingOwnership)
            try DomainRepository.saveCheck(
                pending, nextCheckSeconds: 900, temporaryFailures: 2, of: id, tenant: acme, in: &database)
            let first = try #require(try DomainRepository.lock(id, tenant: acme, in: &database))
            #expect(try first.report() == pending && first.temporaryFailures == 2 && first.lastCheckedAt != nil)
            #expect(first.statusSince.rfc3339 == "2020-01-01T00:00:00.000Z")
            let verified = report(try name("acme.test"), .verified)
            try DomainRepository.saveCheck(
                verified, nextCheckSeconds: nil, temporaryFailures: 0, of: id, tenant: acme, in: &database)
            let second = try #require(try DomainRepository.find(id: id, in: &database))
            #expect(second.status == .verified && second.nextCheckAt == nil && second.statusSince > first.statusSince)
        }
    }

    /// The time since which a policy is published starts again when it changes, and ends with it.
    @Test func thePublishedPolicyHasItsAge() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let id = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            let verified = report(try name("acme.test"), .verified)
            func save(_ published: DMARCPolicy?) throws -> PublishedDMARC? {
                try DomainRepository.saveCheck(
                    verified, nextCheckSeconds: 900, temporaryFailures: 0, published: published, of: id, tenant: acme,
                    in: &database)
                return try DomainRepository.find(id: id, in: &database)?.publishedDMARC
            }
            #expect(try save(nil) == nil)
            #expect(try save(DMARCPolicy.none)?.policy == DMARCPolicy.none)
            try database.execute("UPDATE domain SET dmarc_published_since = '2026-01-01'")
            #expect(try save(DMARCPolicy.none)?.since.rfc3339 == "2026-01-01T00:00:00.000Z")
            let changed = try #require(try save(.quarantine))
            #expect(changed.policy == .quarantine && changed.since > Date(timeIntervalSinceNow: -3600))
            #expect(try save(nil) == nil)
        }
    }

    @Test func aPressRests() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let id = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            #expect(try DomainRepository.notePress(id, pauseSeconds: 10, tenant: acme, in: &database))
            #expect(try !DomainRepository.notePress(id, pauseSeconds: 10, tenant: acme, in: &database))
            #expect(try DomainRepository.pressCount(tenant: acme, seconds: 60, in: &database) == 1)
            try database.execute("UPDATE domain SET pressed_at = UTC_TIMESTAMP(3) - INTERVAL 61 SECOND")
            #expect(try DomainRepository.pressCount(tenant: acme, seconds: 60, in: &database) == 0)
            #expect(try DomainRepository.notePress(id, pauseSeconds: 10, tenant: acme, in: &database))
        }
    }

    @Test func anotherDomainBecomesThePrimaryOne() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let birch = try Samples.insertTenant("birch", in: &database)
            let first = try Samples.insertDomain("first.test", tenant: acme, in: &database)
            let second = try Samples.insertDomain("second.test", tenant: acme, in: &database)
            let claim = try Samples.insertDomain("claim.test", tenant: acme, in: &database)
            let foreign = try Samples.insertDomain("foreign.test", tenant: birch, in: &database)
            try DomainRepository.markOwned(first, tenant: acme, in: &database)
            try DomainRepository.markOwned(second, tenant: acme, in: &database)
            try DomainRepository.markOwned(foreign, tenant: birch, in: &database)
            #expect(try DomainRepository.lockPrimary(tenant: acme, in: &database)?.id == first)
            try DomainRepository.makePrimary(second, tenant: acme, in: &database)
            #expect(try DomainRepository.lockPrimary(tenant: acme, in: &database)?.id == second)
            #expect(try DomainRepository.firstOwned(tenant: acme, except: first, in: &database)?.id == second)
            #expect(try DomainRepository.firstOwned(tenant: birch, except: foreign, in: &database) == nil)
            // What is not owned does not take the place.
            try DomainRepository.makePrimary(claim, tenant: acme, in: &database)
            #expect(try DomainRepository.find(id: claim, in: &database)?.isPrimary == false)
            #expect(try DomainRepository.find(id: foreign, in: &database)?.isPrimary == true)
        }
    }
}
