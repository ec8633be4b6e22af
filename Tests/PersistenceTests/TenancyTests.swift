import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.freshDatabase) struct TenantRepositoryTests {
    @Test func aTenantIsFoundByItsSlug() throws {
        try withDatabase { database in
            let partner = try Samples.insertPartner("nordwind", in: &database)
            let acme = TenantRecord(
                id: .make(at: .now), slug: "acme", name: "Acmé & Söhne 🙂", partner: partner, seats: 25)
            try TenantRepository.insert(acme, in: &database)
            #expect(try TenantRepository.find(slug: "acme", in: &database) == acme)
            #expect(try TenantRepository.find(slug: "acm", in: &database) == nil)
        }
    }

    @Test func aSlugIsGivenOnce() throws {
        try withDatabase { database in
            _ = try Samples.insertTenant("acme", in: &database)
            let error = #expect(throws: DatabaseError.self) { try Samples.insertTenant("acme", in: &database) }
            #expect(error?.constraint == "tenant_slug_unique")
        }
    }

    @Test func tenantsAreListedInOrder() throws {
        try withDatabase { database in
            for slug in ["c", "a", "b"] { _ = try Samples.insertTenant(slug, in: &database) }
            #expect(try TenantRepository.list(in: &database).map(\.slug) == ["a", "b", "c"])
        }
    }

    /// Suspended members use a seat, removed ones do not.
    @Test func theSummaryCountsSeats() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            for state in ["active", "suspended", "removed"] {
                let id = MembershipID.make(at: .now)
                let person = try Samples.insertPerson(state, in: &database)
                try MembershipRepository.insertActive(id, tenant: acme, person: person, role: .member, in: &database)
                try database.execute("UPDATE membership SET state = \(state) WHERE id = \(id)")
            }
            let domain = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
            #expect(try TenantRepository.summary(of: acme, in: &database)?.primaryDomain == nil)
            try DomainRepository.markOwned(domain, tenant: acme, in: &database)
            let summary = try #require(try TenantRepository.summary(of: acme, in: &database))
            #expect(summary.seatsUsed == 2 && summary.seats == nil && summary.primaryDomain == "acme.test")
            #expect(try TenantRepository.summary(of: .make(at: .now), in: &database) == nil)
        }
    }
}

@Suite(.freshDatabase) struct PartnerRepositoryTests {
    @Test func aPartnerIsFoundByItsSlugOnce() throws {
        try withDatabase { database in
            let id = try Samples.insertPartner("nordwind", in: &database)
            #expect(try PartnerRepository.find(slug: "nordwind", in: &database)?.id == id)
            #expect(try PartnerRepository.list(in: &database).map(\.slug) == ["nordwind"])
            let error = #expect(throws: DatabaseError.self) { try Samples.insertPartner("nordwind", in: &database) }
            #expect(error?.constraint == "partner_slug_unique")
        }
    }

    @Test func staffMayChangeTheirRole() throws {
        try withDatabase { database in
            let partner = try Samples.insertPartner("nordwind", in: &database)
            let person = try Samples.insertPerson("anna", in: &database)
            #expect(try PartnerRepository.partner(of: person, in: &database) == nil)
            for role in [PartnerRole.member, .owner] {
                try PartnerRepository.setStaff(person, role: role, of: partner, in: &database)
                let stored = try database.query("SELECT role FROM partner_staff") { (row) throws(DatabaseError) in
                    try row.value(0, as: PartnerRole.self)
                }
                #expect(stored == [role])
            }
            #expect(try PartnerRepository.partner(of: person, in: &database)?.id == partner)
        }
    }
}

@Suite(.freshDatabase) struct PersonRepositoryTests {
    @Test func aPersonIsFoundByEachOfItsNames() throws {
        try withDatabase { database in
            let anna = Samples.person("anna")
            try PersonRepository.insert(anna, in: &database)
            #expect(try PersonRepository.find(anna.id, in: &database) == anna)
            #expect(try PersonRepository.find(subject: "sub-anna", in: &database) == anna)
            #expect(try PersonRepository.find(signInName: "anna@acme.test", in: &database) == anna)
        }
    }

    /// Subjects are opaque: another case, a blank or another script is another person.
    @Test(arguments: ["SUB-ANNA", "sub-anna ", "süb-anna", ""])
    func subjectsAreComparedByteByByte(_ subject: String) throws {
        try withDatabase { database in
            try PersonRepository.insert(Samples.person("anna"), in: &database)
            #expect(try PersonRepository.find(subject: subject, in: &database) == nil)
        }
    }

    @Test func namesAndSubjectsAreGivenOnce() throws {
        try withDatabase { database in
            try PersonRepository.insert(Samples.person("anna"), in: &database)
            var other = Samples.person("anna")
            other.subject = "another"
            #expect(throws: DatabaseError.self) { try PersonRepository.insert(other, in: &database) }
            other.signInName = "other@acme.test"
            other.subject = "sub-anna"
            let error = #expect(throws: DatabaseError.self) { try PersonRepository.insert(other, in: &database) }
            #expect(error?.constraint == "person_subject_unique")
        }
    }

    /// An identity made again under the same name does not get what the earlier one had.
    @Test func aPersonIsBoundOnce() throws {
        try withDatabase { database in
            var anna = Samples.person("anna")
            anna.subject = nil
            try PersonRepository.insert(anna, in: &database)
            #expect(try PersonRepository.bind(anna.id, subject: "first", authentikPK: 7, in: &database))
            #expect(try !PersonRepository.bind(anna.id, subject: "second", authentikPK: 8, in: &database))
            let bound = try PersonRepository.find(anna.id, in: &database)
            #expect(bound?.subject == "first" && bound?.authentikPK == 7)
        }
    }

    @Test func namesFollowTheIdentity() throws {
        try withDatabase { database in
            let id = try Samples.insertPerson("anna", in: &database)
            try PersonRepository.updateNames(
                id, displayName: String(repeating: "ä", count: 201), email: "berg@acme.test", in: &database)
            let person = try PersonRepository.find(id, in: &database)
            #expect(person?.displayName == String(repeating: "ä", count: 200) && person?.email == "berg@acme.test")
        }
    }
}

@Suite(.freshDatabase) struct MembershipRepositoryTests {
    @Test func aRemovedMemberMayComeBack() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let birch = try Samples.insertTenant("birch", in: &database)
            let anna = try Samples.insertPerson("anna", in: &database)
            let first = MembershipID.make(at: .now)
            try MembershipRepository.insertActive(first, tenant: acme, person: anna, role: .admin, in: &database)
            let error = #expect(throws: DatabaseError.self) {
                try MembershipRepository.insertActive(
                    .make(at: .now), tenant: acme, person: anna, role: .member, in: &database)
            }
            #expect(error?.constraint == "membership_tenant_person_unique")
            #expect(try MembershipRepository.find(first, tenant: acme, in: &database)?.role == .admin)
            #expect(try MembershipRepository.find(first, tenant: birch, in: &database) == nil)
            try database.execute("UPDATE membership SET state = 'removed' WHERE id = \(first)")
            #expect(try MembershipRepository.list(tenant: acme, in: &database) == [])
            let second = MembershipID.make(at: .now)
            try MembershipRepository.insertActive(second, tenant: acme, person: anna, role: .member, in: &database)
            #expect(try MembershipRepository.list(tenant: acme, in: &database).map(\.id) == [second])
        }
    }
}

@Suite(.freshDatabase) struct VisibleTenantsTests {
    @Test func membershipsComeFirstThenCustomersOfThePartner() throws {
        try withDatabase { database in
            let partner = try Samples.insertPartner("nordwind", in: &database)
            let anna = try Samples.insertPerson("anna", in: &database)
            for slug in ["both", "customer"] { _ = try Samples.insertTenant(slug, partner: partner, in: &database) }
            for slug in ["admin", "member", "foreign", "closed"] { _ = try Samples.insertTenant(slug, in: &database) }
            for (slug, role) in [("admin", Role.admin), ("member", .member), ("both", .member), ("closed", .admin)] {
                let tenant = try #require(try TenantRepository.find(slug: slug, in: &database)).id
                try MembershipRepository.insertActive(
                    .make(at: .now), tenant: tenant, person: anna, role: role, in: &database)
            }
            try database.execute("UPDATE tenant SET state = 'closed' WHERE slug = 'closed'")
            try PartnerRepository.setStaff(anna, role: .owner, of: partner, in: &database)
            let seen = try VisibleTenants.list(of: anna, in: &database).map {
                "\($0.slug) \($0.role) \($0.isThroughPartner)"
            }
            #expect(seen == ["admin admin false", "member member false", "both admin true", "customer admin true"])
        }
    }

    @Test func theBadgeCountsDomains() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let anna = try Samples.insertPerson("anna", in: &database)
            try MembershipRepository.insertActive(
                .make(at: .now), tenant: acme, person: anna, role: .admin, in: &database)
            for status in DomainStatus.allCases {
                let id = try Samples.insertDomain(
                    "\(status.rawValue.replacing("_", with: "-")).test", tenant: acme, in: &database)
                try DomainRepository.setStatus(status, of: id, tenant: acme, in: &database)
            }
            let expired = try Samples.insertDomain("expired.test", tenant: acme, in: &database)
            try database.execute(
                "UPDATE domain SET challenge_expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE id = \(expired)")
            // Pending, contested, failing and disputed ones.
            #expect(try VisibleTenants.list(of: anna, in: &database).map(\.domainsNeedingAttention) == [4])
            #expect(try DomainRepository.attentionCount(tenant: acme, in: &database) == 4)
        }
    }
}
