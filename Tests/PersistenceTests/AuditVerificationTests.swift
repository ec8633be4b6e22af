import Cryptography
import Foundation
import Model
import Testing

@testable import Persistence

/// Attacks by somebody who can write to the database but has no signing key.
struct AuditVerificationTests {
    private let tenant = TenantID.make(at: .now)

    private func chain(_ count: Int, tenant: TenantID? = nil) -> [AuditEvent] {
        var previous = AuditChain.origin
        return (1...count).map { sequence in
            var event = AuditEvent(
                tenant: tenant ?? self.tenant, sequence: sequence, id: .make(at: .now),
                occurredAt: Date(timeIntervalSince1970: 1_800_000_000),
                entry: Samples.entry("member.created", target: "p\(sequence)"), hash: [])
            event.hash = AuditChain.hash(of: event, after: previous)
            previous = event.hash
            return event
        }
    }

    private func head(_ events: [AuditEvent], key: SigningKey = Samples.key) throws -> AuditHead {
        let last = try #require(events.last)
        return try AuditHead.signed(tenant: last.tenant, sequence: last.sequence, hash: last.hash, at: .now, with: key)
    }

    private func faults(_ events: [AuditEvent], _ head: AuditHead?, kept: [AuditHead] = []) -> [AuditFault] {
        var verification = AuditVerification(tenant: tenant, checkpoints: kept, publicKeys: [Samples.key.publicKey])
        for event in events { verification.check(event) }
        return verification.result(head: head)
    }

    @Test func anUntouchedChainHasNoFault() throws {
        let events = chain(5)
        #expect(faults(events, try head(events), kept: [try head(Array(events.prefix(3)))]) == [])
        #expect(faults([], nil) == [])
    }

    @Test func anAlteredFieldIsFound() throws {
        let changes: [(inout AuditEvent) -> Void] = [
            { $0.entry.action += "x" }, { $0.entry.target.name += "x" }, { $0.entry.target.kind += "x" },
            { $0.entry.actor.name += "x" },
            { $0.occurredAt += 0.001 }, { $0.id = .make(at: .now) }, { $0.entry.actor.kind = .system },
            { $0.entry.actor.id = .make(at: .now) }, { $0.entry.target.id = .make(at: .now) }, { $0.entry.before = "" },
            { $0.entry.after = nil }, { $0.entry.after = "{\"role\":\"admin\"}" }, { $0.entry.requestID = nil },
            { $0.entry.actor.partner = AuditPartner(id: .make(at: .now), name: "x") },
        ]
        for change in changes {
            var events = chain(3)
            let head = try head(events)
            change(&events[1])
            #expect(faults(events, head) == [.altered(sequence: 2)])
        }
    }

    /// Text may not move from one field to the next.
    @Test func fieldsDoNotRunIntoEachOther() throws {
        var events = chain(3)
        let head = try head(events)
        events[1].entry.action = "member.createdm"
        events[1].entry.target.kind = "ember"
        #expect(faults(events, head) == [.altered(sequence: 2)])
    }

    @Test func aFlippedBitOfAHashIsFound() throws {
        for bit in [0, 100, 255] {
            var events = chain(5)
            let head = try head(events)
            events[2].hash[bit / 8] ^= 1 << (bit % 8)
            #expect(faults(events, head) == [.altered(sequence: 3), .altered(sequence: 4)])
        }
    }

    @Test func reorderedRowsAreFound() throws {
        var events = chain(5)
        let head = try head(events)
        events.swapAt(1, 2)
        #expect(faults(events, head).contains(.reordered(sequence: 2)))
        // The numbers put right as well: the hashes tell.
        events[1].sequence = 2
        events[2].sequence = 3
        #expect(faults(events, head).prefix(2) == [.altered(sequence: 2), .altered(sequence: 3)])
    }

    @Test func aRowThatIsMissingInTheMiddleIsFound() throws {
        var events = chain(5)
        let head = try head(events)
        events.remove(at: 2)
        #expect(faults(events, head) == [.missing(from: 3, to: 3)])
        // Closing the gap breaks the chain, and the head counts more rows.
        events[2].sequence = 3
        events[3].sequence = 4
        #expect(faults(events, head).contains(.altered(sequence: 3)))
        #expect(faults(events, head).contains(.cut(expected: 5, found: 4)))
    }

    @Test func aChainWrittenAnewFromTheMiddleIsFound() throws {
        let head = try head(chain(5))
        // Every hash fits, only the head is not of this chain.
        #expect(faults(chain(5), head) == [.badHead])
    }

    @Test func aCutTailIsFound() throws {
        let events = chain(5)
        #expect(faults(Array(events.prefix(3)), try head(events)) == [.cut(expected: 5, found: 3)])
        #expect(faults([], try head(events)) == [.cut(expected: 5, found: 0)])
    }

    @Test func rowsWithoutASignedHeadAreFound() throws {
        let events = chain(5)
        #expect(faults(events, nil) == [.badHead])
        #expect(faults(events, try head(Array(events.prefix(3)))) == [.unsigned(from: 4)])
    }

    @Test func aHeadOfAnotherKeyIsFound() throws {
        let events = chain(5)
        #expect(faults(events, try head(events, key: SigningKey(seed: [UInt8](repeating: 8, count: 32)))) == [.badHead])
    }

    @Test func aForgedHeadIsFound() throws {
        let events = chain(5)
        for forge in [{ $0.sequence = 3 }, { $0.hash[0] ^= 1 }, { $0.signedAt += 1 }, { $0.signature[63] ^= 1 }]
            as [(inout AuditHead) -> Void]
        {
            var head = try head(events)
            forge(&head)
            #expect(faults(events, head) == [.badHead])
        }
    }

    @Test func theChainOfAnotherTenantIsFound() throws {
        let foreign = chain(3, tenant: .make(at: .now))
        #expect(faults(foreign, try head(foreign)) == (1...3).map { .foreign(sequence: $0) } + [.badHead])
        // With our tenant written into the rows the hashes do not fit.
        let renamed = foreign.map { event in
            var event = event
            event.tenant = tenant
            return event
        }
        #expect(faults(renamed, try head(foreign)) == (1...3).map { .altered(sequence: $0) } + [.badHead])
    }

    /// An earlier signed head put back together with a cut tail: the heads kept since then tell.
    @Test func anOlderHeadPutBackIsFound() throws {
        let events = chain(5)
        let older = try head(Array(events.prefix(3)))
        #expect(faults(Array(events.prefix(3)), older) == [])
        #expect(faults(Array(events.prefix(3)), older, kept: [try head(events)]) == [.cut(expected: 5, found: 3)])
    }

    @Test func aKeptHeadThatDoesNotFitIsFound() throws {
        let events = chain(5)
        let other = try head(Array(chain(3)))
        #expect(faults(events, try head(events), kept: [other]) == [.badCheckpoint(sequence: 3)])
        var forged = try head(Array(events.prefix(3)))
        forged.signedAt += 1
        #expect(faults(events, try head(events), kept: [forged]) == [.badCheckpoint(sequence: 3)])
    }

    /// A replaced signing key: what the former one signed stays good.
    @Test func severalKeysMayHaveSigned() throws {
        let events = chain(5)
        let former = try SigningKey(seed: [UInt8](repeating: 8, count: 32))
        var verification = AuditVerification(
            tenant: tenant, checkpoints: [try head(Array(events.prefix(2)), key: former)],
            publicKeys: [Samples.key.publicKey, former.publicKey])
        for event in events { verification.check(event) }
        #expect(verification.result(head: try head(events)) == [])
    }
}
