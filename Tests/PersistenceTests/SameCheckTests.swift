import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

/// Checks that find what the stored report says.
@Suite(.freshDatabase) struct SameCheckTests {
    private static let seen = Date(timeIntervalSince1970: 1_700_000_000)

    private func report() throws -> VerificationReport {
        let right = RecordCheck(
            id: "mx:@", kind: .mx, level: .required, status: .ok, codes: [], lastOkAt: Self.seen)
        let wrong = RecordCheck(
            id: "caa:@", kind: .caa, level: .optional, status: .missing, codes: [.caaAbsent], firstFailedAt: Self.seen)
        return VerificationReport(
            domain: try #require(DomainName(canonical: "acme.test")), status: .verified, codes: [],
            checkedAt: Self.seen, zoneApex: "acme.test", checks: [right, wrong])
    }

    /// The stored domain after a check an hour ago.
    private func stored(_ database: inout Connection) throws -> DomainRecord {
        let acme = try Samples.insertTenant("acme", in: &database)
        let id = try Samples.insertDomain("acme.test", tenant: acme, in: &database)
        try DomainRepository.saveCheck(
            report(), nextCheckSeconds: 900, temporaryFailures: 1, of: id, tenant: acme, in: &database)
        try database.execute("UPDATE domain SET last_checked_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR")
        return try #require(try DomainRepository.find(id: id, in: &database))
    }

    private func note(_ known: DomainRecord, _ database: inout Connection) throws -> Bool {
        let check = SameCheck(of: known, nextCheckSeconds: 86400, temporaryFailures: 0)
        return try DomainRepository.noteSameChecks([check], in: &database) == [known.id]
    }

    @Test func onlyTheTimeIsNoted() throws {
        try withDatabase { database in
            let known = try stored(&database)
            #expect(known.isSame(try report()))
            #expect(try note(known, &database))
            let after = try #require(try DomainRepository.find(id: known.id, in: &database))
            let checkedAt = try #require(after.lastCheckedAt)
            #expect(checkedAt.timeIntervalSince(try #require(known.lastCheckedAt)) > 3000)
            #expect(after.temporaryFailures == 0 && after.status == .verified)
            #expect(try #require(after.nextCheckAt).timeIntervalSince(after.now) > 86000)
            let report = try #require(try after.report())
            // The answers were seen then, and were right now.
            #expect(report.checkedAt == Self.seen)
            #expect(report.checks.map(\.lastOkAt) == [checkedAt, nil])
            #expect(report.checks.map(\.firstFailedAt) == [nil, Self.seen])
        }
    }

    /// A check that fails next knows when it was right last.
    @Test func theNextRunKnowsWhenACheckWasRight() throws {
        try withDatabase { database in
            let known = try stored(&database)
            var failing = try report()
            failing.checks[0].status = .missing
            failing.checks[0].codes = [.recordMissing]
            #expect(!known.isSame(failing))
            let next = DomainState.next(previous: try known.earlierRun(), report: failing, pressedByUser: false)
            #expect(next.checks[0].lastOkAt == known.lastCheckedAt)
        }
    }

    /// A verified domain is known by its answers, without a report.
    @Test func itIsKnownWhatAReportRestsOn() throws {
        try withDatabase { database in
            let known = try stored(&database)
            #expect(known.questions == nil && !known.rests(on: CheckBasis(questions: "", substance: [])))
            let basis = CheckBasis(questions: "15 acme.test", substance: [1, 2])
            var report = try report()
            report.basis = basis
            #expect(!known.isSame(report))
            try DomainRepository.saveCheck(
                report, nextCheckSeconds: 900, temporaryFailures: 0, of: known.id, tenant: known.tenant, in: &database)
            let after = try #require(try DomainRepository.findDue([known.id], in: &database).first)
            #expect(after.questions == "15 acme.test" && after.rests(on: basis) && after.isSame(report))
            let other = CheckBasis(questions: "15 acme.test", substance: [1, 3])
            #expect(!after.rests(on: other))
            report.basis = other
            #expect(!after.isSame(report))
        }
    }

    private static let changes: [SQL] = [
        "UPDATE domain SET last_checked_at = UTC_TIMESTAMP(3)", "UPDATE domain SET status = 'needs_attention'",
        "UPDATE domain SET contest = 'takeover', contest_since = UTC_TIMESTAMP(3)",
        "UPDATE domain SET report_hash = NULL", "DELETE FROM domain",
    ]

    @Test(arguments: changes)
    func notWhenSomethingHasHappened(_ change: SQL) throws {
        try withDatabase { database in
            let known = try stored(&database)
            try database.execute(change)
            #expect(try !note(known, &database))
        }
    }

    /// Several at once, each with its own time; one of them has changed.
    @Test func eachGetsItsOwnTime() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let known = try ["a.test", "b.test", "c.test"].map { name in
                let id = try Samples.insertDomain(name, tenant: acme, in: &database)
                try DomainRepository.saveCheck(
                    report(), nextCheckSeconds: 900, temporaryFailures: 0, of: id, tenant: acme, in: &database)
                return try #require(try DomainRepository.findDue([id], in: &database).first)
            }
            try database.execute("UPDATE domain SET status = 'needs_attention' WHERE id = \(known[1].id)")
            let checks = zip(known, [100, 200, 300]).map {
                SameCheck(of: $0, nextCheckSeconds: $1, temporaryFailures: $1 / 100)
            }
            let noted = try DomainRepository.noteSameChecks(checks, in: &database)
            #expect(noted == [known[0].id, known[2].id])
            for (domain, seconds) in [(known[0], 100.0), (known[2], 300)] {
                let after = try #require(try DomainRepository.find(id: domain.id, in: &database))
                #expect(after.temporaryFailures == Int(seconds) / 100)
                let wait = try #require(after.nextCheckAt).timeIntervalSince(try #require(after.lastCheckedAt))
                #expect(wait == seconds)
            }
            #expect(try DomainRepository.noteSameChecks([], in: &database).isEmpty)
        }
    }

    @Test func notForAnotherTenant() throws {
        try withDatabase { database in
            let known = try stored(&database)
            let birch = try Samples.insertTenant("birch", in: &database)
            try database.execute("UPDATE domain SET tenant_id = \(birch)")
            #expect(try !note(known, &database))
        }
    }

    @Test func aPolicyFileIsKeptAndForgotten() throws {
        try withDatabase { database in
            let known = try stored(&database)
            #expect(known.policyFile == nil && known.policyFileReadAt == nil)
            let file = PolicyFile(
                .ok, [.stsPolicyModeTesting], mode: "testing", hosts: ["mx.acme.test\u{0}"], maxAge: 60)
            try DomainRepository.setPolicyFile(file, of: known.id, tenant: known.tenant, in: &database)
            let after = try #require(try DomainRepository.find(id: known.id, in: &database))
            #expect(after.policyFile == file && after.policyFile?.hosts == ["mx.acme.test\u{FFFD}"])
            #expect(try #require(after.policyFileReadAt) >= known.now)
            try DomainRepository.setPolicyFile(nil, of: known.id, tenant: known.tenant, in: &database)
            let last = try #require(try DomainRepository.find(id: known.id, in: &database))
            #expect(last.policyFile == nil && last.policyFileReadAt == nil)
        }
    }
}
