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
            #expect(domain.dmarcPolicy == .none && domain.report == nil && domain.ownershipProvedAt == nil)
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
            try DomainRepository.setZoneText("x", of: id, tenant: birch, in: &database)
            try DomainRepository.saveCheck(
                report(try name("acme.test"), .verified), nextCheckSeconds: 1, temporaryFailures: 3, of: id,
                tenant: birch, in: &database)
            #expect(try DomainRepository.deleteUnprovisioned(id, tenant: birch, in: &database) == 0)
            let domain = try #require(try DomainRepository.find(id: id, in: &database))
            #expect(domain.status == .pendingOwnership && domain.ownershipProvedAt == nil && domain.stalwartID == nil)
            #expect(domain.zoneText == nil && domain.report == nil && domain.temporaryFailures == 0)
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
            #expect(first.report == pending && first.temporaryFailures == 2 && first.lastCheckedAt != nil)
            #expect(first.statusSince.rfc3339 == "2020-01-01T00:00:00.000Z")
            let verified = report(try name("acme.test"), .verified)
            try DomainRepository.saveCheck(
                verified, nextCheckSeconds: nil, temporaryFailures: 0, of: id, tenant: acme, in: &database)
            let second = try #require(try DomainRepository.find(id: id, in: &database))
            #expect(second.status == .verified && second.nextCheckAt == nil && second.statusSince > first.statusSince)
        }
    }

    @Test func onlyAnUnprovisionedClaimIsDeleted() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let claim = try Samples.insertDomain("claim.test", tenant: acme, in: &database)
            let owned = try Samples.insertDomain("owned.test", tenant: acme, in: &database)
            try DomainRepository.markOwned(owned, tenant: acme, in: &database)
            #expect(try DomainRepository.deleteUnprovisioned(claim, tenant: acme, in: &database) == 1)
            #expect(try DomainRepository.deleteUnprovisioned(owned, tenant: acme, in: &database) == 0)
        }
    }
}

@Suite(.freshDatabase) struct DomainListTests {
    private func names(
        _ tenant: TenantID, search: String? = nil, status: DomainStatus? = nil, after: String? = nil, limit: Int = 50,
        in database: inout Connection
    ) throws -> [String] {
        try DomainRepository.list(
            tenant: tenant, search: search, status: status, after: after, limit: limit, in: &database
        )
        .map(\.name.text)
    }

    @Test func pagesHoldEachDomainOnce() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let birch = try Samples.insertTenant("birch", in: &database)
            let all = (0..<17).map { "d\($0).test" }
            for name in all { _ = try Samples.insertDomain(name, tenant: acme, in: &database) }
            _ = try Samples.insertDomain("foreign.test", tenant: birch, in: &database)
            var seen: [String] = []
            while true {
                let page = try names(acme, after: seen.last, limit: 5, in: &database)
                if page.isEmpty { break }
                seen += page
            }
            #expect(seen == all.sorted())
        }
    }

    /// `%`, `_` and `\` are no wildcards; what is searched may be in any script.
    @Test(arguments: [
        ("ACME", ["acme.test", "b-acme.test"]), ("%", []), ("_", []), ("\\", []), ("münch", ["xn--mnchen-3ya.test"]),
        ("xn--m", ["xn--mnchen-3ya.test"]), ("例え", []), ("' OR 1=1 --", []),
    ])
    func searchFindsParts(_ search: String, _ expected: [String]) throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            for name in ["acme.test", "b-acme.test", "other.test"] {
                _ = try Samples.insertDomain(name, tenant: acme, in: &database)
            }
            _ = try Samples.insertDomain(
                "xn--mnchen-3ya.test", tenant: acme, unicodeName: "münchen.test", in: &database)
            #expect(try names(acme, search: search, in: &database) == expected)
        }
    }

    @Test func aStatusNarrowsTheList() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let id = try Samples.insertDomain("a.test", tenant: acme, in: &database)
            _ = try Samples.insertDomain("b.test", tenant: acme, in: &database)
            try DomainRepository.setStatus(.verified, of: id, tenant: acme, in: &database)
            #expect(try names(acme, status: .verified, in: &database) == ["a.test"])
            #expect(try names(acme, status: .disputed, in: &database) == [])
        }
    }
}
