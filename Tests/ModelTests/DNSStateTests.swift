import Foundation
import Model
import Testing

@Suite struct DNSStateTests {
    private let start = Date(timeIntervalSince1970: 1_790_000_000)

    private func report(
        _ status: DomainStatus, _ mx: CheckStatus, _ codes: [CheckCode] = [], minutes: Double,
        domainCodes: [CheckCode] = [], propagating: Bool = false
    ) throws -> VerificationReport {
        let check = RecordCheck(
            id: "mx:@", kind: .mx, level: .required, status: mx, codes: codes, propagating: propagating)
        return VerificationReport(
            domain: try #require(DomainName(canonical: "acme.test")), status: status, codes: domainCodes,
            checkedAt: start + minutes * 60, zoneApex: nil, checks: [check])
    }

    private func next(
        _ previous: VerificationReport?, _ report: VerificationReport, pressed: Bool = false
    ) -> VerificationReport {
        DomainState.next(previous: previous.map(EarlierRun.init), report: report, pressedByUser: pressed)
    }

    @Test func verifiedTurnsAfterTwoFailuresAQuarterApart() throws {
        let good = next(nil, try report(.verified, .ok, minutes: 0))
        let first = next(good, try report(.needsAttention, .mismatch, [.mxPartial], minutes: 10))
        #expect(first.status == .verified)
        #expect(first.checks[0].firstFailedAt == start + 600)
        #expect(first.checks[0].lastOkAt == start)
        let soon = next(first, try report(.needsAttention, .mismatch, [.mxPartial], minutes: 24))
        #expect(soon.status == .verified)
        let later = next(soon, try report(.needsAttention, .mismatch, [.mxPartial], minutes: 25))
        #expect(later.status == .needsAttention)
    }

    @Test func aGoodRunInBetweenStartsTheClockAgain() throws {
        let failed = next(
            next(nil, try report(.verified, .ok, minutes: 0)),
            try report(.needsAttention, .mismatch, [.mxPartial], minutes: 10))
        let good = next(failed, try report(.verified, .ok, minutes: 20))
        #expect(good.checks[0].firstFailedAt == nil)
        #expect(next(good, try report(.needsAttention, .missing, minutes: 30)).status == .verified)
    }

    @Test func temporaryErrorsKeepTheClock() throws {
        let failed = next(
            next(nil, try report(.verified, .ok, minutes: 0)),
            try report(.needsAttention, .missing, minutes: 10))
        let unknown = next(failed, try report(.verified, .temporaryError, [.dnsTimeout], minutes: 20))
        #expect(unknown.status == .verified)
        #expect(next(unknown, try report(.needsAttention, .missing, minutes: 30)).status == .needsAttention)
    }

    @Test func someFailuresTurnAtOnce() throws {
        let good = next(nil, try report(.verified, .ok, minutes: 0))
        for code in [CheckCode.mxOtherProvider, .mxNull] {
            #expect(next(good, try report(.needsAttention, .mismatch, [code], minutes: 1)).status == .needsAttention)
        }
        let bogus = try report(.needsAttention, .temporaryError, minutes: 1, domainCodes: [.dnssecBogus])
        #expect(next(good, bogus).status == .needsAttention)
        let pressed = try report(.needsAttention, .missing, minutes: 1)
        #expect(next(good, pressed, pressed: true).status == .needsAttention)
        #expect(next(good, pressed).status == .verified)
    }

    /// Field case F19: resolvers that disagree are no failure, however often somebody looks.
    @Test func disagreementStaysVerified() throws {
        var stored = next(nil, try report(.verified, .ok, minutes: 0))
        for minute in 1...120 {
            let run = try report(
                DomainState.status(
                    codes: [], checks: [spreading], isOwned: true, previous: stored.status),
                .mismatch, spreading.codes, minutes: Double(minute), propagating: true)
            stored = next(stored, run, pressed: minute.isMultiple(of: 2))
            #expect(stored.status == .verified)
            #expect(stored.checks[0].firstFailedAt == nil)
        }
        let agreed = try report(.needsAttention, .mismatch, [.mxOtherProvider], minutes: 121)
        #expect(next(stored, agreed).status == .needsAttention)
    }

    private var spreading: RecordCheck {
        RecordCheck(
            id: "mx:@", kind: .mx, level: .required, status: .mismatch,
            codes: [.dnsPropagating, .mxOtherProvider], propagating: true)
    }

    @Test func orderOfTheRules() {
        let wrong = RecordCheck(id: "spf:@", kind: .spf, level: .required, status: .missing, codes: [])
        let unknown = RecordCheck(id: "mx:@", kind: .mx, level: .required, status: .temporaryError, codes: [])
        let optional = RecordCheck(id: "caa:@", kind: .caa, level: .optional, status: .conflict, codes: [])
        let extra = RecordCheck(id: "mx:@", kind: .mx, level: .required, status: .extra, codes: [])
        let proof = RecordCheck(id: "own:x", kind: .ownership, level: .required, status: .missing, codes: [])
        func status(
            _ checks: [RecordCheck], codes: [CheckCode] = [], owned: Bool = true, previous: DomainStatus? = nil
        ) -> DomainStatus {
            DomainState.status(codes: codes, checks: checks, isOwned: owned, previous: previous)
        }
        #expect(status([wrong], codes: [.dnssecBogus], owned: false) == .pendingOwnership)
        #expect(status([], codes: [.dnssecBogus]) == .needsAttention)
        #expect(status([], codes: [.domainNXDOMAIN], previous: .verified) == .needsAttention)
        #expect(status([wrong, unknown], previous: .verified) == .needsAttention)
        #expect(status([unknown], previous: .verified) == .verified)
        #expect(status([unknown]) == .needsAttention)
        #expect(status([unknown], previous: .pendingOwnership) == .needsAttention)
        #expect(status([optional, extra, proof]) == .verified)
        #expect(status([spreading], previous: .needsAttention) == .needsAttention)
        #expect(status([], previous: .disputed) == .disputed)
        #expect(status([], owned: false, previous: .pendingContested) == .pendingContested)
    }
}
