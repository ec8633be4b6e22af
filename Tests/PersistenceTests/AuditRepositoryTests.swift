import Cryptography
import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.freshDatabase) struct AuditRepositoryTests {
    private func append(_ entries: [AuditEntry], _ tenant: TenantID, in database: inout Connection) throws {
        try database.transaction { (database: inout Connection) in
            for entry in entries {
                try AuditRepository.append(entry, tenant: tenant, signingWith: Samples.key, in: &database)
            }
        }
    }

    private func faults(_ tenant: TenantID, in database: inout Connection) throws -> [AuditFault] {
        let content = try AuditFile.read(tenant: tenant, in: &database)
        return AuditVerification.faults(events: content.events, head: content.head, publicKey: Samples.key.publicKey)
    }

    @Test func aRowComesBackAsItWasWritten() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let partner = PartnerRecord(id: .make(at: .now), slug: "nordwind", name: "Nordwind IT")
            let entry = AuditEntry(
                actor: AuditActor(kind: .person, id: .make(at: .now), name: "Änna 🙂", partner: partner),
                action: "domain.added",
                target: AuditTarget(kind: "domain", id: .make(at: .now), name: "acme.test"), before: "{\"a\":null}",
                after: "{\"b\":\"ü\"}", requestID: "req-9")
            try append([entry], acme, in: &database)
            let event = try #require(
                try AuditRepository.list(AuditFilter(), beforeSequence: nil, limit: 5, tenant: acme, in: &database)
                    .first)
            #expect(event.entry == entry)
            #expect(event.tenant == acme && event.sequence == 1)
            #expect(try faults(acme, in: &database) == [])
        }
    }

    /// The row belongs to the change: without it there is none, and without the change no row.
    @Test func rowAndChangeStandOrFallTogether() throws {
        struct Refusal: Error {}
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            #expect(throws: Refusal.self) {
                try database.transaction { (database: inout Connection) in
                    try AuditRepository.append(
                        Samples.entry("member.created"), tenant: acme, signingWith: Samples.key, in: &database)
                    throw Refusal()
                }
            }
            #expect(try AuditRepository.head(of: acme, in: &database) == nil)
            try append([Samples.entry("member.created")], acme, in: &database)
            #expect(try AuditRepository.head(of: acme, in: &database)?.sequence == 1)
        }
    }

    @Test func outsideOfATransactionIsAMistake() async {
        await #expect(processExitsWith: .failure) {
            var database = Connection(try TestServer.settings(database: "information_schema"))
            let entry = AuditEntry(actor: .system, action: "x", target: AuditTarget(kind: "x", id: nil, name: "x"))
            let key = try SigningKey(seed: [UInt8](repeating: 7, count: 32))
            try AuditRepository.append(entry, tenant: .make(at: .now), signingWith: key, in: &database)
        }
    }

    /// Many writers, the first row included: one chain without a gap, and no tenant waits for another's.
    @Test func writersOfOneTenantTakeTurns() throws {
        let settings = try FreshDatabase.settings()
        let (acme, birch) = try withDatabase { database in
            (try Samples.insertTenant("acme", in: &database), try Samples.insertTenant("birch", in: &database))
        }
        _ = try onThreads(6) { index in
            var database = Connection(settings)
            for _ in 0..<20 {
                try append([Samples.entry("member.created")], index < 4 ? acme : birch, in: &database)
            }
        }
        for (tenant, count) in [(acme, 80), (birch, 40)] {
            #expect(try withDatabase { try AuditRepository.head(of: tenant, in: &$0)?.sequence } == count)
            #expect(try withDatabase { try faults(tenant, in: &$0) } == [])
        }
    }

    /// Rows of one instant, read page by page while others come: each exactly once (field case F66).
    @Test func pagesHoldEachRowOnce() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            try append(
                (1...500).map { Samples.entry("member.created", target: "p\($0)@acme.test") }, acme, in: &database)
            try database.execute("UPDATE audit_event SET occurred_at = '2026-11-25 12:00:00.000'")
            var seen: [Int] = []
            while true {
                let page = try AuditRepository.list(
                    AuditFilter(action: "member.created"), beforeSequence: seen.last, limit: 7, tenant: acme,
                    in: &database)
                if page.isEmpty { break }
                seen += page.map(\.sequence)
                if seen.count % 70 == 0 { try append([Samples.entry("member.created")], acme, in: &database) }
            }
            #expect(seen == Array((1...500).reversed()))
            let forwards = try AuditRepository.chain(afterSequence: 0, limit: 1000, tenant: acme, in: &database).map(
                \.sequence)
            #expect(forwards.prefix(500) == Array(1...500)[...])
        }
    }

    @Test func filtersNarrowTheList() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            let anna = PersonID.make(at: .now)
            var byAnna = Samples.entry("member.removed", target: "berta@acme.test")
            byAnna.actor = AuditActor(kind: .person, id: anna.ulid, name: "Anna")
            try append(
                [Samples.entry("member.created"), byAnna, Samples.entry("domain.added", target: "acme.test")], acme,
                in: &database)
            try database.execute(
                "UPDATE audit_event SET occurred_at = '2026-01-01 00:00:00.000' + INTERVAL sequence DAY")
            func found(_ filter: AuditFilter) throws -> [Int] {
                try AuditRepository.list(filter, beforeSequence: nil, limit: 10, tenant: acme, in: &database).map(
                    \.sequence)
            }
            #expect(try found(AuditFilter()) == [3, 2, 1])
            #expect(try found(AuditFilter(actor: anna)) == [2])
            #expect(try found(AuditFilter(action: "domain.added")) == [3])
            #expect(try found(AuditFilter(target: "berta@acme.test")) == [2])
            #expect(try found(AuditFilter(action: "müll")) == [])
            let second = try #require(Date(rfc3339: "2026-01-03T00:00:00.000Z"))
            #expect(try found(AuditFilter(from: second)) == [3, 2])
            #expect(try found(AuditFilter(to: second)) == [1])
            #expect(try found(AuditFilter(actor: anna, action: "domain.added")) == [])
            #expect(
                try AuditRepository.list(
                    AuditFilter(), beforeSequence: nil, limit: 10, tenant: .make(at: .now), in: &database) == [])
        }
    }

    @Test func anExportedAuditIsVerifiedFromTheFile() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            try append((1...3).map { Samples.entry("member.created", target: "p\($0)") }, acme, in: &database)
            let lines = try AuditFile.lines(tenant: acme, in: &database)
            let content = try AuditFile.parse(lines)
            #expect(content.events.map(\.entry.target.name) == ["p1", "p2", "p3"])
            #expect(
                AuditVerification.faults(events: content.events, head: content.head, publicKey: Samples.key.publicKey)
                    == [])
            let changed = lines.map { $0.replacing("\"p2\"", with: "\"p9\"") }
            let altered = try AuditFile.parse(changed)
            #expect(
                AuditVerification.faults(events: altered.events, head: altered.head, publicKey: Samples.key.publicKey)
                    == [.altered(sequence: 2)])
        }
    }

    /// Kept heads are made once for each head, by one of several workers.
    @Test func headsAreKept() throws {
        try withDatabase { database in
            let acme = try Samples.insertTenant("acme", in: &database)
            try append([Samples.entry("member.created")], acme, in: &database)
            #expect(try AuditRepository.keepCheckpoints(limit: 10, in: &database) == 1)
            #expect(try AuditRepository.keepCheckpoints(limit: 10, in: &database) == 0)
            try append([Samples.entry("member.created")], acme, in: &database)
            #expect(try AuditRepository.keepCheckpoints(limit: 10, in: &database) == 1)
            let kept = try AuditRepository.checkpoints(of: acme, in: &database)
            #expect(kept.map(\.sequence) == [1, 2])
            #expect(kept.last == (try AuditRepository.head(of: acme, in: &database)))
        }
    }
}
