import Foundation
import Model
import Testing

@testable import Verification

/// The claim cases: steps of two tenants, the world and the clock, applied to the pure state machine.
@Suite struct ClaimCases {
    @Test(arguments: CaseFile.shared.claimCases)
    func claim(_ example: ClaimCase) throws {
        let story = try Story(example.steps)
        for (tenant, state) in example.expect { #expect(story.state(of: tenant) == state, "\(tenant)") }
        if let code = example.code { #expect(story.codes.contains(code)) }
    }

    /// `field-cases.json` F21: the owner's token is gone, mail still comes here, a second tenant proves control.
    @Test func hostage() throws {
        let story = try Story([
            ["A", "owner"], ["dns", "token A removed, MX ours"], ["B", "add"], ["B", "dns-has-token"], ["B", "check"],
        ])
        #expect(story.state(of: "A") == "owner")
        #expect(story.state(of: "B") == "disputed")
    }

    @Test(arguments: ["A", "B"]) func staffDecides(_ winner: String) throws {
        var story = try Story([["A", "owner"], ["B", "add"], ["B", "dns-has-token"], ["B", "check"]])
        #expect(story.contest == .disputed)
        try story.apply(winner, "decide")
        #expect(story.state(of: "A") == (winner == "A" ? "owner" : "lost"))
        #expect(story.state(of: "B") == (winner == "B" ? "owner" : "pending_contested"))
        #expect(story.contest == nil)
    }

    @Test func ownerStopsATakeoverWithAFreshProof() throws {
        var story = try takeover()
        #expect(story.warnings == 1)
        for step in [["A", "dns-has-token"], ["A", "check"], ["clock", "+8d"]] { try story.apply(step[0], step[1]) }
        #expect(story.state(of: "A") == "owner")
        #expect(story.state(of: "B") == "pending_contested")
        #expect(story.warnings == 0)
    }

    @Test func ownerIsWarnedOnDays0And3And6() throws {
        var story = try takeover()
        var warnings: [Int] = []
        for _ in 0..<6 {
            warnings.append(story.warnings)
            try story.apply("clock", "+1d")
        }
        warnings.append(story.warnings)
        #expect(warnings == [1, 1, 1, 2, 2, 2, 3])
    }

    /// The second of two waiting tenants proves control after the first has become the owner.
    @Test func aLaterProofNeverTakesTheDomainAtOnce() throws {
        var story = try Story([
            ["A", "add"], ["B", "add"], ["B", "dns-has-token"], ["B", "check"], ["A", "dns-has-token"], ["A", "check"],
        ])
        #expect(story.state(of: "B") == "owner")
        #expect(story.state(of: "A") == "disputed")
        try story.apply("clock", "+30d")
        #expect(story.state(of: "B") == "owner")
    }

    @Test func aTakeoverNeedsItsProofUntilTheEnd() throws {
        var story = try takeover()
        for step in [["B", "dns-token-gone"], ["B", "check"], ["clock", "+8d"]] { try story.apply(step[0], step[1]) }
        #expect(story.state(of: "A") == "owner")
        #expect(story.warnings == 0)
    }

    @Test func anOwnerThatLeavesOpensTheNameAgain() throws {
        var story = try Story([["A", "owner"], ["B", "add"], ["A", "remove"], ["B", "check"]])
        #expect(story.state(of: "B") == "pending_ownership")
        for step in [["B", "dns-has-token"], ["B", "check"]] { try story.apply(step[0], step[1]) }
        #expect(story.state(of: "B") == "owner")
    }

    /// Two tenants wait for the end of the grace period: the one that began first gets the name, the other does not.
    @Test func oneTakeoverEndsTheOther() throws {
        var story = try takeover()
        for step in [["clock", "+1d"], ["C", "add"], ["C", "dns-has-token"], ["C", "check"], ["clock", "+9d"]] {
            try story.apply(step[0], step[1])
        }
        #expect(story.state(of: "A") == "lost")
        #expect(story.state(of: "B") == "owner")
        #expect(story.state(of: "C") == "pending_contested")
    }

    private func takeover() throws -> Story {
        try Story([
            ["A", "owner"], ["A", "dns-token-gone"], ["B", "add"], ["B", "dns-has-token"], ["B", "check"],
        ])
    }
}

/// The claims and the world around them.
private struct Story {
    private let domain = "claimed.test"
    private var names: [String: DomainClaims] = [:]
    /// The name that a tenant asked for.
    private var asked: [String: String] = [:]
    private var refusals: [String: String] = [:]
    private var published: Set<String> = []
    private var isMXOurs = true
    private var now = Date(timeIntervalSince1970: 1_790_000_000)

    init(_ steps: [[String]]) throws {
        for step in steps { try apply(step[0], step[1]) }
    }

    mutating func apply(_ actor: String, _ action: String) throws {
        if actor == "clock" { return try wait(action) }
        if actor == "dns" {
            published.remove("A")
            isMXOurs = action.contains("MX ours")
            return
        }
        switch action {
        case "owner":
            change(actor) { claims, now in
                claims.add(tenant: actor, now: now)
                let proof = ClaimEvidence(isProved: true, isOwnersTokenPublished: false, isMXOurs: true)
                claims.check(tenant: actor, evidence: proof, now: now)
            }
            published.insert(actor)
        case "dns-has-token": published.insert(actor)
        case "dns-token-gone":
            // A domain whose owner has left it; a case says so when mail still comes here.
            published.remove(actor)
            isMXOurs = false
        case "remove":
            published.remove(actor)
            change(actor) { claims, _ in claims.remove(tenant: actor) }
        case "check": check(actor)
        case "decide": change(actor) { claims, now in claims.decide(for: actor, now: now) }
        default: try add(actor, action)
        }
    }

    func state(of tenant: String) -> String? {
        if refusals[tenant] != nil { return "refused" }
        return claims(of: tenant)[tenant]?.state.rawValue
    }

    var codes: [String] {
        names.values.flatMap(\.claims).flatMap(\.codes).map(\.rawValue) + refusals.values
    }

    var contest: DomainContest.Kind? { claims(of: "A").contest }

    var warnings: Int { claims(of: "A").dueWarnings(now: now) }

    private mutating func add(_ tenant: String, _ action: String) throws {
        let given = action.split(separator: ":").dropFirst().first.map(String.init) ?? domain
        do throws(ValidationError) {
            asked[tenant] = try DomainNames.canonical(given.replacing("<domain>", with: domain)).text
        } catch {
            refusals[tenant] = "DOMAIN_" + error.problems.map { $0.code.uppercased() }.joined()
            return
        }
        change(tenant) { claims, now in claims.add(tenant: tenant, now: now) }
    }

    private mutating func check(_ tenant: String) {
        let owner = claims(of: tenant).owner?.tenant
        let evidence = ClaimEvidence(
            isProved: published.contains(tenant), isOwnersTokenPublished: owner.map(published.contains) ?? false,
            isMXOurs: isMXOurs)
        change(tenant) { claims, now in claims.check(tenant: tenant, evidence: evidence, now: now) }
    }

    private mutating func wait(_ action: String) throws {
        let days = try #require(Double(action.dropFirst().dropLast()))
        now += days * 86400
        for name in names.keys { names[name]?.advance(to: now) }
    }

    private func claims(of tenant: String) -> DomainClaims {
        names[asked[tenant] ?? domain] ?? DomainClaims()
    }

    private mutating func change(_ tenant: String, _ body: (inout DomainClaims, Date) -> Void) {
        var claims = claims(of: tenant)
        body(&claims, now)
        names[asked[tenant] ?? domain] = claims
    }
}
