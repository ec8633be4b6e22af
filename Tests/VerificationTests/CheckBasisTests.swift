import FoundationEssentials
import Model
import Testing

@testable import Verification

/// A domain is not judged again while its basis is as it was, so that a basis may leave out nothing that a verdict
/// depends on.
@Suite struct CheckBasisTests {
    private static let question = Question("acme.test", .txt)
    private static let right = record(["v=spf1 mx -all"])
    private static let settings = VerificationSettings(resolvers: [])

    private static func record(_ strings: [String], owner: String = "acme.test", ttl: Int = 300) -> ResourceRecord {
        ResourceRecord(owner: owner, type: .txt, ttl: ttl, data: .text(strings))
    }

    private static func request() throws -> VerificationRequest {
        VerificationRequest(
            domain: try DomainNames.canonical("acme.test"), zoneText: "acme.test. IN TXT \"v=spf1 mx -all\"",
            challenge: OwnershipChallenge(token: "a"), dkimStages: ["s1": .active], sendingAddresses: ["192.0.2.1"])
    }

    /// A run at one resolver that has its answer.
    private static func run(
        _ answer: Answer, to question: Question = question, resolver: String = "192.0.2.53"
    ) throws -> ResolverRun {
        let address = try #require(ResolverAddress(resolver))
        let run = ResolverRun(
            resolver: address, domain: "acme.test", checks: [], maximumQueries: 9, opening: [question])
        #expect(run.nextQuestions() == [question])
        run.take(answer, to: question)
        return run
    }

    private static func basis(_ answers: Answer...) throws -> CheckBasis? {
        CheckBasis(try request(), try answers.map { try run($0) }, settings)
    }

    @Test func livesAndOrderDoNotCount() throws {
        let other = Self.record(["other"])
        let basis = try Self.basis(Answer(outcome: .answer, records: [Self.right, other]))
        #expect(basis?.questions == "16 acme.test")
        let later = Self.record(["v=spf1 mx -all"], ttl: 12)
        #expect(try Self.basis(Answer(outcome: .answer, records: [other, later])) == basis)
    }

    @Test(arguments: [
        Answer(outcome: .noData), Answer(outcome: .nxdomain),
        Answer(outcome: .answer, records: [record(["v=spf1 mx ~all"])]),
        Answer(outcome: .answer, records: [record(["v=spf1 mx", " -all"])]),
        Answer(outcome: .answer, records: [record(["v=spf1 mx -all"], owner: "www.acme.test")]),
        Answer(outcome: .answer, records: [right, right]),
        Answer(outcome: .answer, records: [right], chain: ["www.acme.test"]),
        Answer(outcome: .answer, records: [right], isAuthenticated: true),
        Answer(
            outcome: .answer, records: [right],
            soa: ResourceRecord(owner: "test", type: .soa, ttl: 1, data: .soa(minimum: 1))),
    ])
    func anotherAnswerCounts(_ answer: Answer) throws {
        let basis = try #require(try Self.basis(Answer(outcome: .answer, records: [Self.right])))
        let other = try #require(try Self.basis(answer))
        #expect(other.substance != basis.substance)
    }

    @Test(arguments: [Answer.Outcome.servfail, .refused, .timeout, .bogus])
    func aFailureIsNoBasis(_ outcome: Answer.Outcome) throws {
        #expect(try Self.basis(Answer(outcome: .noData), Answer(outcome: outcome)) == nil)
    }

    @Test func resolversThatWereAskedOtherThingsAreNone() throws {
        let runs = [
            try Self.run(Answer(outcome: .noData)), try Self.run(Answer(outcome: .noData), to: Question("b.test", .mx)),
        ]
        #expect(CheckBasis(try Self.request(), runs, Self.settings) == nil)
        #expect(CheckBasis(try Self.request(), [], Self.settings) == nil)
    }

    @Test func eachResolverCounts() throws {
        let (yes, no) = (Answer(outcome: .answer, records: [Self.right]), Answer(outcome: .noData))
        #expect(try Self.basis(yes, no) != Self.basis(no, yes))
        let elsewhere = CheckBasis(
            try Self.request(), [try Self.run(yes, resolver: "192.0.2.54")], Self.settings)
        #expect(try Self.basis(yes) != elsewhere)
    }

    private static let changes: [@Sendable (inout VerificationRequest) -> Void] = [
        { $0.zoneText = nil }, { $0.zoneText = "" }, { $0.isOwned.toggle() },
        { $0.challenge = nil }, { $0.challenge?.token = "b" }, { $0.challenge?.label = "other" },
        { $0.challenge?.isExpired = true }, { $0.dmarcPolicy = .reject },
        { $0.dkimStages = [:] }, { $0.dkimStages["s1"] = .retiring }, { $0.sendingAddresses = [] },
    ]

    @Test(arguments: changes.indices)
    func whatIsExpectedCounts(_ index: Int) throws {
        var request = try Self.request()
        let runs = [try Self.run(Answer(outcome: .noData))]
        let basis = CheckBasis(request, runs, Self.settings)
        Self.changes[index](&request)
        #expect(CheckBasis(request, runs, Self.settings) != basis)
    }

    @Test func rulesOfAnotherReleaseCount() throws {
        let runs = [try Self.run(Answer(outcome: .noData))]
        var next = Self.settings
        next.release = "9.9.9"
        #expect(CheckBasis(try Self.request(), runs, Self.settings) != CheckBasis(try Self.request(), runs, next))
    }

    @Test func questionsAreReadAsTheyWereWritten() {
        let questions = [
            Question("_dmarc.acme.test", .txt), Question("a\\032b\\010.acme.test", .mx), Question("", .ns),
        ]
        let lines = questions.map { "\($0.type.rawValue) \($0.name)" }.joined(separator: "\n")
        #expect(CheckBasis.read(lines) == questions)
        #expect(CheckBasis.read("") == [] && CheckBasis.read("16\n70000 a.test\nTXT b.test\n999 c.test") == [])
    }

    /// Whatever the bench publishes: asked again it gives the same basis, or there was none.
    @Test func aRepetitionRestsOnTheSame() throws {
        let verifier = try Bench.required().verifier
        var repeated = 0
        for example in CaseFile.own.cases {
            let request = VerificationRequest(
                domain: try DomainNames.canonical(example.domain), zoneText: example.expected.joined(separator: "\n"),
                sendingAddresses: CaseFile.shared.platform.sendingIps)
            let report = verifier.verify(request, now: .now)
            guard let basis = report.basis else { continue }
            #expect(report.status == .verified)
            #expect(
                verifier.bases(of: [Repetition(of: request, questions: basis.questions)]) == [basis], "\(example.id)")
            repeated += 1
        }
        #expect(repeated > 50)
        #expect(verifier.bases(of: []) == [])
    }
}
