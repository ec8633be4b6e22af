import Model
import Testing

@testable import Verification

/// Short cuts for what is published exactly as expected, and for what every resolver is asked first.
@Suite struct SameTextTests {
    private static let expected = "v=DKIM1; k=ed25519; p=\(String(repeating: "K", count: 43))="
    private static let owner = "k1._domainkey.acme.test"

    @Test func sameBytes() {
        #expect(Self.expected.hasSameBytes(as: Self.expected))
        #expect(!Self.expected.hasSameBytes(as: Self.expected + " "))
        #expect(!"".hasSameBytes(as: "a"))
    }

    /// Swift takes both for the expected text; a receiver cannot read either.
    @Test(arguments: [("K", "\u{212A}"), (";", "\u{37E}")])
    func aLookAlikeIsNotTheKey(_ letter: String, _ lookAlike: String) throws {
        let text = Self.expected.split(separator: letter, omittingEmptySubsequences: false).joined(separator: lookAlike)
        #expect(text == Self.expected)
        #expect(!text.hasSameBytes(as: Self.expected))
        #expect(try Self.judge(text).status == .mismatch)
        #expect(try Self.judge(Self.expected) == Verdict(.ok))
    }

    @Test func aLookAlikeIsNotTheVersion() throws {
        #expect(
            try Self.judge(Self.expected.replacing("DKIM1", with: "D\u{212A}IM1")) == Verdict(.mismatch, [.dkimSyntax]))
    }

    @Test func aLookAlikeIsNotTheText() throws {
        let owner = "_ua-auto-config.acme.test"
        let rule = ExactTextRule(domain: "acme.test", owner: owner, expected: "v=UAAC1; a=sha256; d=K")
        let verdict = try rule.judge(Self.answers(owner, "v=UAAC1; a=sha256; d=\u{212A}"))
        #expect(verdict == Verdict(.mismatch, [.txtValueDiffers]))
        #expect(try rule.judge(Self.answers(owner, "v=UAAC1;a=sha256 ; d=K;")) == Verdict(.ok))
    }

    @Test func everyResolverIsAskedTheSameFirst() throws {
        let domain = try DomainNames.canonical("acme.test")
        let request = VerificationRequest(
            domain: domain, zoneText: "acme.test. IN MX 10 mail.host.test.\nacme.test. IN TXT \"v=spf1 mx -all\"\n")
        let settings = try VerificationSettings(resolverList: "127.0.0.1:1,127.0.0.1:2")
        let run = DomainRun(request, settings: settings)
        let alone = ResolverRun(
            resolver: settings.resolvers[0], domain: domain.text, checks: run.checks, maximumQueries: 200)
        let first = alone.nextQuestions()
        #expect(first.contains(Question("acme.test", .mx)))
        for atResolver in run.runs {
            #expect(atResolver.nextQuestions() == first)
            for question in first { atResolver.take(.impossible, to: question) }
            #expect(atResolver.mayGoOn)
            #expect(Set(atResolver.nextQuestions()).isDisjoint(with: first))
        }
    }

    private static func judge(_ text: String) throws -> Verdict {
        let rule = DKIMRule(domain: "acme.test", owner: owner, expected: DKIMRecord(expected))
        return try rule.judge(answers(owner, text))
    }

    /// A text at a name, and nothing beside it.
    private static func answers(_ owner: String, _ text: String) -> Answers {
        let answers = Answers(maximumQueries: 10)
        let parent = owner.drop { $0 != "." }
        let record = ResourceRecord(owner: owner, type: .txt, ttl: 60, data: .text([text]))
        answers.learn(Question(owner, .txt), Answer(outcome: .answer, records: [record]))
        answers.learn(Question("\(answers.siblingLabel)\(parent)", .txt), .impossible)
        return answers
    }
}
