import Cryptography
import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

/// What runs with each request reads by keys: no table is read from one end to the other.
@Suite(.freshDatabase) struct QueryPlanTests {
    private struct Line: CustomStringConvertible {
        let table: String
        let access: String
        let key: String?
        var description: String { "\(table) \(access) \(key ?? "no key")" }

        /// ALL reads the table, index the whole of an index.
        var isScan: Bool { access == "ALL" || access == "index" }
    }

    private func plan(_ sql: SQL, in database: inout Connection) throws -> [Line] {
        let lines = try database.query("EXPLAIN \(sql)") { (row) throws(DatabaseError) -> Line? in
            guard let table = try row.optionalString(2), let access = try row.optionalString(3) else { return nil }
            return Line(table: table, access: access, key: try row.optionalString(5))
        }
        return lines.compactMap(\.self)
    }

    /// Enough rows that reading all of them would not be the cheapest.
    private func fill(_ database: inout Connection) throws {
        let partner = try Samples.insertPartner("nordwind", in: &database)
        for index in 0..<40 {
            let tenant = try Samples.insertTenant("tenant-\(index)", partner: partner, in: &database)
            let name = "person-\(index)"
            _ = try Samples.insertSession(name, in: &database)
            let person = try #require(try PersonRepository.find(subject: "sub-\(name)", in: &database)).id
            try MembershipRepository.insertActive(
                .make(at: .now), tenant: tenant, person: person, role: .admin, in: &database)
            if index < 20 { try PartnerRepository.setStaff(person, role: .member, of: partner, in: &database) }
            _ = try Samples.insertDomain("domain-\(index).test", tenant: tenant, in: &database)
            try JobRepository.schedule("kind", subject: tenant.ulid, afterSeconds: index - 20, in: &database)
        }
        try database.execute(
            "ANALYZE TABLE session, person, tenant, membership, partner, partner_staff, partner_staff_tenant, domain, job"
        )
    }

    @Test func aSessionIsResolvedByKeys() throws {
        try withDatabase { database in
            try fill(&database)
            let sql = SessionRepository.resolution(
                tokenHash: Hash.sha256(Array("person-3".utf8)), tenantSlug: "tenant-3")
            let lines = try plan(sql, in: &database)
            #expect(Set(lines.map(\.table)).isSuperset(of: ["session", "person", "tenant", "membership"]), "\(lines)")
            #expect(lines.filter(\.isScan).isEmpty, "\(lines)")
        }
    }

    @Test func aDueJobIsFoundByItsTime() throws {
        try withDatabase { database in
            try fill(&database)
            let lines = try plan(JobRepository.nextDue(.prompt, 1), in: &database)
            #expect(lines.map(\.key) == ["job_lane_due_at"], "\(lines)")
        }
    }
}
