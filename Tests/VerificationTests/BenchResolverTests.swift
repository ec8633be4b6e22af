import Foundation
import Model
import Testing

@testable import Verification

/// How the resolvers are asked, and what happens when they do not answer.
@Suite struct BenchResolverTests {
    /// Rounds of questions and questions per resolver: everything that is right costs two round trips.
    @Test(arguments: [("mx-01", 2, 9), ("full-01", 2, 24), ("full-02", 4, 60)])
    func cost(_ id: String, _ rounds: Int, _ questions: Int) throws {
        let example = try #require(CaseFile.own.cases.first { $0.id == id })
        let spent = try Self.ask(example, of: Bench.required())
        #expect(spent.rounds <= rounds)
        #expect(spent.questions <= questions)
    }

    @Test func oneDeadResolverIsPartial() throws {
        let live = try #require(try Bench.required().resolvers.first)
        let silent = try SilentServer()
        let report = try Self.report(resolvers: [live, silent.address])
        silent.close()
        #expect(report.status == .verified)
        for check in report.checks {
            #expect(check.status == .ok && check.codes == [.resolverPartial], "\(check.id)")
        }
    }

    @Test func deadlineEndsARunWithSilentResolvers() throws {
        let servers = try [SilentServer(), SilentServer()]
        let started = ContinuousClock.now
        let report = try Self.report(resolvers: servers.map(\.address), timeout: 3000, deadline: 500)
        let duration = started.duration(to: .now)
        for server in servers { server.close() }
        // The questions alone would wait 3 + 6 s.
        #expect(duration > .milliseconds(450) && duration < .seconds(3))
        #expect(report.status == .verified, "the status before is kept")
        for check in report.checks {
            #expect(check.status == .temporaryError && check.codes == [.dnsTimeout], "\(check.id)")
        }
        #expect(report.codes.isEmpty)
    }

    @Test func portsWhereNothingListensAreTimeouts() throws {
        let free = try SilentServer()
        let address = free.address
        free.close()
        let report = try Self.report(resolvers: [address])
        #expect(report.checks.allSatisfy { $0.status == .temporaryError })
    }

    /// A hostile tree of includes cannot make us ask more than the budget.
    @Test func budgetLimitsTheQuestions() throws {
        let example = try #require(CaseFile.own.cases.first { $0.id == "full-02" })
        let spent = try Self.ask(example, of: Bench.required(), maximumQueries: 12)
        #expect(spent.questions == 12)
    }

    /// Without a zone text only the challenge is looked for.
    @Test func ownershipAlone() throws {
        let domain = try DomainNames.canonical("own01.test")
        let challenge = OwnershipChallenge(token: "k5wcxq3tmnb7e2jrfh6yzpd4ga")
        let verifier = try Bench.required().verifier
        let proved = verifier.verify(
            VerificationRequest(domain: domain, zoneText: nil, challenge: challenge), now: .now)
        #expect(proved.status == .pendingSetup)
        #expect(proved.checks.map(\.id) == ["own:_workplace-challenge"])
        #expect(proved.zoneApex == "own01.test")
        let contested = VerificationRequest(
            domain: domain, zoneText: nil, challenge: challenge, previousStatus: .pendingContested)
        #expect(verifier.verify(contested, now: .now).status == .pendingContested)
        let other = OwnershipChallenge(token: "zzzzzzzzzzzzzzzzzzzzzzzzzz")
        let waiting = verifier.verify(VerificationRequest(domain: domain, zoneText: nil, challenge: other), now: .now)
        #expect(waiting.status == .pendingOwnership)
        #expect(waiting.checks.first?.codes == [.ownTokenDiffers])
        #expect(waiting.checks.first?.found.count == 2)
    }

    @Test func unreadableZoneTextBlamesNobody() throws {
        let domain = try DomainNames.canonical("mx01.test")
        let request = VerificationRequest(domain: domain, zoneText: "mx01.test. IN TXT \"", previousStatus: .verified)
        let report = try Bench.required().verifier.verify(request, now: .now)
        #expect(report.status == .verified)
        #expect(report.codes == [.zoneTextInvalid])
        #expect(report.checks.isEmpty)
    }

    private static func report(
        resolvers: [ResolverAddress], timeout: Int = 300, deadline: Int = 8000
    ) throws -> VerificationReport {
        let example = try #require(CaseFile.own.cases.first { $0.id == "mx-01" })
        let settings = VerificationSettings(
            resolvers: resolvers, timeoutMilliseconds: timeout, tries: 2, deadlineMilliseconds: deadline)
        let request = VerificationRequest(
            domain: try DomainNames.canonical(example.domain), zoneText: example.expected.joined(separator: "\n"),
            previousStatus: .verified, sendingAddresses: CaseFile.shared.platform.sendingIps)
        return Verifier(settings: settings).verify(request, now: .now)
    }

    /// What a run at one resolver costs.
    private static func ask(
        _ example: VerdictCase, of bench: Bench, maximumQueries: Int = 200
    ) throws -> (rounds: Int, questions: Int) {
        let request = VerificationRequest(
            domain: try DomainNames.canonical(example.domain), zoneText: nil,
            sendingAddresses: CaseFile.shared.platform.sendingIps)
        let zone = try ZoneText.records(example.expected.joined(separator: "\n"))
        let resolver = try #require(bench.resolvers.first)
        let run = ResolverRun(
            resolver: resolver, domain: example.domain, checks: CheckPlan.checks(zone, request),
            maximumQueries: maximumQueries)
        AresResolver(settings: VerificationSettings(resolvers: [resolver]), runs: [[run]]).complete()
        return (run.rounds, run.asked.count)
    }
}
