import Cryptography
import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

/// What a person is in the tenant of the path, decided in the one query of each request.
@Suite(.freshDatabase) struct ResolvedTenantTests {
    private func tenant(_ slug: String, in database: inout Connection) throws -> ResolvedTenant? {
        try SessionRepository.resolve(tokenHash: Hash.sha256(Array("anna".utf8)), tenantSlug: slug, in: &database)?
            .tenant
    }

    private func anna(in database: inout Connection) throws -> PersonID {
        _ = try Samples.insertSession("anna", in: &database)
        return try #require(try PersonRepository.find(subject: "sub-anna", in: &database)).id
    }

    private func join(_ tenant: TenantID, _ person: PersonID, _ role: Role, in database: inout Connection) throws
        -> MembershipID
    {
        let id = MembershipID.make(at: .now)
        try MembershipRepository.insertActive(id, tenant: tenant, person: person, role: role, in: &database)
        return id
    }

    @Test(arguments: [Role.admin, .member])
    func aMemberHasItsRole(_ role: Role) throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            _ = try join(acme, try anna(in: &database), role, in: &database)
            let tenant = try #require(try tenant("acme", in: &database))
            #expect(tenant.id == acme && tenant.role == role && tenant.partner == nil)
        }
    }

    /// Neither another tenant, nor one that looks alike, nor a text that no slug can be.
    @Test(arguments: ["birch", "ACME", "acme ", "acmé", "münchen", "", "' OR 1=1 --", "%"])
    func otherTenantsAreNotThere(_ slug: String) throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            _ = try Samples.insertTenant("birch", in: &database)
            _ = try join(acme, try anna(in: &database), .admin, in: &database)
            #expect(try tenant(slug, in: &database) == nil)
            #expect(try TenantRepository.find(slug: slug, in: &database)?.id != acme)
        }
    }

    @Test(arguments: ["creating", "suspended", "removing", "removed"])
    func onlyAnActiveMembershipCounts(_ state: String) throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let id = try join(acme, try anna(in: &database), .admin, in: &database)
            try database.execute("UPDATE membership SET state = \(state) WHERE id = \(id)")
            #expect(try tenant("acme", in: &database) == nil)
        }
    }

    @Test func aClosedTenantIsNotThere() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            _ = try join(acme, try anna(in: &database), .admin, in: &database)
            try database.execute("UPDATE tenant SET state = 'closed' WHERE id = \(acme)")
            #expect(try tenant("acme", in: &database) == nil)
        }
    }

    @Test func staffOfThePartnerActAsAdministrators() throws {
        try withDatabase { database in
            let partner = try Samples.insertPartner("nordwind", in: &database)
            let foreign = try Samples.insertPartner("suedwind", in: &database)
            let acme = try Samples.insertTenant("acme", partner: partner, in: &database)
            _ = try Samples.insertTenant("birch", partner: foreign, in: &database)
            let person = try anna(in: &database)
            try PartnerRepository.setStaff(person, role: .member, of: partner, in: &database)
            let found = try #require(try tenant("acme", in: &database))
            #expect(found.role == .admin && found.partner?.id == partner)
            #expect(try tenant("birch", in: &database) == nil)
            // A membership as member does not take away what the partner gives; one as administrator needs no partner.
            let membership = try join(acme, person, .member, in: &database)
            #expect(try tenant("acme", in: &database)?.partner?.id == partner)
            try database.execute("UPDATE membership SET role = 'admin' WHERE id = \(membership)")
            #expect(try tenant("acme", in: &database)?.partner == nil)
        }
    }

    @Test func staffWithChosenCustomersSeeNoOther() throws {
        try withDatabase { database in
            let partner = try Samples.insertPartner("nordwind", in: &database)
            let acme = try Samples.insertTenant("acme", partner: partner, in: &database)
            _ = try Samples.insertTenant("birch", partner: partner, in: &database)
            let person = try anna(in: &database)
            try PartnerRepository.setStaff(person, role: .member, of: partner, in: &database)
            try database.execute("UPDATE partner_staff SET sees_all_tenants = FALSE")
            try database.execute(
                "INSERT INTO partner_staff_tenant (partner_id, person_id, tenant_id) VALUES (\(partner), \(person), \(acme))"
            )
            #expect(try tenant("acme", in: &database) != nil)
            #expect(try tenant("birch", in: &database) == nil)
            #expect(try VisibleTenants.list(of: person, in: &database).map(\.slug) == ["acme"])
        }
    }
}
