import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.freshDatabase) struct DomainListTests {
    private func names(
        _ tenant: TenantID, search: String? = nil, status: DomainStatus? = nil, in database: inout Connection
    ) throws -> [String] {
        try DomainRepository.list(
            tenant: tenant, search: search, status: status, after: nil, limit: 50, in: &database
        )
        .map(\.name.text)
    }

    /// What needs somebody stands first, on whatever page it is.
    @Test func pagesHoldEachDomainOnce() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let birch = try Samples.insertTenant("birch", in: &database)
            let states: [DomainStatus] = [.verified, .needsAttention, .pendingOwnership, .lost, .pendingSetup]
            for index in 0..<17 {
                let id = try Samples.insertDomain("d\(index).test", tenant: acme, in: &database)
                try DomainRepository.setStatus(states[index % 5], of: id, tenant: acme, in: &database)
            }
            let contested = try Samples.insertDomain("z.test", tenant: acme, in: &database)
            try DomainRepository.setStatus(.verified, of: contested, tenant: acme, in: &database)
            try DomainRepository.setContest(.takeover, of: contested, tenant: acme, in: &database)
            _ = try Samples.insertDomain("foreign.test", tenant: birch, in: &database)
            var seen: [DomainListItem] = []
            while true {
                let position = seen.last.flatMap { DomainListPosition($0.position.values) }
                let page = try DomainRepository.list(
                    tenant: acme, search: nil, status: nil, after: position, limit: 5, in: &database)
                if page.isEmpty { break }
                seen += page
            }
            let attention = ["d1.test", "d11.test", "d16.test", "d6.test", "z.test"]
            let pending = ["d12.test", "d2.test", "d7.test"]
            let setup = ["d14.test", "d4.test", "d9.test"]
            let verified = ["d0.test", "d10.test", "d15.test", "d5.test"]
            let lost = ["d13.test", "d3.test", "d8.test"]
            #expect(seen.map(\.name.text) == attention + pending + setup + verified + lost)
            #expect(seen.filter(\.isContested).map(\.name.text) == ["z.test"])
            #expect(try DomainRepository.attentionCount(tenant: acme, in: &database) == 8)
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
