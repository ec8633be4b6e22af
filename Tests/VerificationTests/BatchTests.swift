import Foundation
import Model
import Testing

@testable import Verification

/// Many domains in one call.
@Suite struct BatchTests {
    @Test func reportsAreThoseOfSingleRuns() throws {
        let verifier = try Bench.required().verifier
        let requests = try CaseFile.own.cases.filter { $0.id.hasPrefix("full-") || $0.id.hasPrefix("mx-0") }.map(
            request)
        #expect(requests.count > 10)
        let now = Date()
        for (request, report) in zip(requests, verifier.verify(requests, now: now)) {
            #expect(report.domain == request.domain)
            let alone = verifier.verify(request, now: now)
            #expect(report.substance == alone.substance, "\(request.domain)")
        }
    }

    @Test func nothingToVerify() throws {
        #expect(try Bench.required().verifier.verify([], now: .now).isEmpty)
    }

    /// None of many domains is ever answered: all are asked within moments, so that the last of them waits for no other.
    @Test func silentDomainsHoldUpNobody() throws {
        let silent = try SilentServer()
        defer { silent.close() }
        let example = try #require(CaseFile.own.cases.first { $0.id == "full-01" })
        let settings = VerificationSettings(
            resolvers: [silent.address], timeoutMilliseconds: 5000, deadlineMilliseconds: 2000)
        let requests = try (0..<20).map { _ in try request(example) }
        let started = ContinuousClock.now
        let reports = Verifier(settings: settings).verify(requests, now: .now)
        // 20 questions each, of which 50 may be on their way at a time: one after the other they would take 10 s.
        #expect(started.duration(to: .now) < .seconds(6))
        for report in reports { #expect(report.checks.allSatisfy { $0.codes == [.dnsTimeout] }) }
    }

    @Test func thePaceCountsWhatWasAsked() throws {
        let pace = QuestionPace(perSecond: 10)
        var settings = VerificationSettings(resolvers: try Bench.required().resolvers)
        settings.pace = pace
        #expect(pace.secondsToWait == 0)
        let example = try #require(CaseFile.own.cases.first { $0.id == "mx-01" })
        _ = Verifier(settings: settings).verify(try request(example), now: .now)
        #expect((0.3...1.5).contains(pace.secondsToWait), "\(pace.secondsToWait)")
    }

    @Test func addressesOfNames() throws {
        let found = try Bench.required().verifier.addresses(of: ["mx1.host.test", "nobody.host.test", "not a name..x"])
        #expect(found.count == 3)
        #expect(!found[0].isEmpty && found[1].isEmpty && found[2].isEmpty)
    }

    private func request(_ example: VerdictCase) throws -> VerificationRequest {
        VerificationRequest(
            domain: try DomainNames.canonical(example.domain), zoneText: example.expected.joined(separator: "\n"),
            sendingAddresses: CaseFile.shared.platform.sendingIps)
    }
}
