import Foundation
import Model
import Testing
import Verification

/// What a report tells beyond the verdict: what to publish, what was found, how long to wait.
@Suite struct BenchReportTests {
    @Test func proposalNamesItsCost() throws {
        let check = try check("spf-12", "spf:@")
        let proposal = try #require(check.proposal)
        #expect(proposal.lookups == 12)
        #expect(proposal.costlyTerms.first == "mx")
        #expect(proposal.costlyTerms.last == "include:i11.spf12.test")
        #expect(proposal.droppedTerms.isEmpty)
        #expect(check.record?.isMerge == true)
    }

    @Test func proposalNamesWhatItLeavesOut() throws {
        let broken = try check("field-f10", "spf:@")
        #expect(broken.record?.value == "v=spf1 mx -all")
        #expect(broken.proposal?.droppedTerms == ["include:", "marketing.f10.test"])
        let useless = try check("spf-17", "spf:@")
        #expect(useless.record?.value == "v=spf1 mx -all")
        #expect(useless.proposal?.droppedTerms == ["include:gone.spf17.test"])
    }

    @Test func recordsAreReadyToPaste() throws {
        let report = try report("dmarc-09")
        #expect(report.zoneApex == "dmarc09.test")
        let dmarc = try #require(report.checks.first { $0.kind == .dmarc }?.record)
        #expect(dmarc.name == "_dmarc.shop.dmarc09.test")
        #expect(dmarc.relativeName == "_dmarc.shop")
        let mx = try #require(report.checks.first { $0.kind == .mx })
        #expect(mx.records.map(\.value) == ["10 mx1.host.test", "20 mx2.host.test"])
        #expect(mx.records.map(\.relativeName) == ["shop", "shop"])
        #expect(mx.record?.fields == ExpectedRecord.Fields(priority: 10, target: "mx1.host.test"))
        let key = try #require(report.checks.first { $0.kind == .dkim }?.record)
        #expect(key.chunks?.count == 2)
        #expect(key.chunks?.joined() == key.value)
        #expect(key.chunks?.allSatisfy { $0.utf8.count <= 255 } == true)
    }

    @Test func foundIsShownPerResolver() throws {
        let resolvers = try Bench.required().resolvers.map(\.description)
        let check = try check("dns-09", "mx:@")
        #expect(check.propagating)
        let byResolver = Dictionary(grouping: check.found, by: \.resolver).mapValues { $0.map(\.value).sorted() }
        #expect(
            byResolver == [
                resolvers[0]: ["10 mx1.host.test", "20 mx2.host.test"], resolvers[1]: ["10 aspmx.other-mail.test"],
            ])
    }

    @Test func aLongListIsCut() throws {
        let check = try check("dns-07", "spf:@")
        #expect(check.found.map(\.value) == ["v=spf1 mx -all", "v=spf1 mx -all"])
    }

    @Test func waitsAsLongAsTheCachesDo() throws {
        // SOA and MINIMUM of the bench: 3600 and 300 seconds.
        let missing = try #require(check("dmarc-04", "dmarc:_dmarc").retryAfterSeconds)
        #expect((1...300).contains(missing))
        let stale = try #require(check("mx-06", "mx:@").retryAfterSeconds)
        #expect((1...300).contains(stale))
        #expect(try check("mx-01", "mx:@").retryAfterSeconds == nil)
        #expect(try check("dns-02", "dmarc:_dmarc").retryAfterSeconds == nil)
    }

    @Test func checksComeInTheOrderOfThePage() throws {
        let kinds = try report("full-02").checks.map(\.kind)
        #expect(kinds == kinds.sorted { rank($0) < rank($1) })
        #expect(kinds.first == .ownership)
    }

    @Test func previewBeforeTheKeysExist() throws {
        let domain = try DomainNames.canonical("shop.acme.test")
        let challenge = OwnershipChallenge(token: "k5wcxq3tmnb7e2jrfh6yzpd4ga")
        let proof = RecordPreview.challenge(challenge, for: domain, zoneApex: "acme.test")
        #expect(proof.relativeName == "_workplace-challenge.shop")
        #expect(proof.value == "token=k5wcxq3tmnb7e2jrfh6yzpd4ga")
        let mail = RecordPreview.mail(
            for: domain, mailHosts: ["mx1.host.test", "mx2.host.test"], policy: .none, zoneApex: nil)
        #expect(
            mail.map(\.value) == [
                "10 mx1.host.test", "20 mx2.host.test", "v=spf1 mx -all",
                "v=DMARC1; p=none; rua=mailto:postmaster@shop.acme.test",
            ])
        #expect(mail.map(\.relativeName) == ["@", "@", "@", "_dmarc"])
    }

    private func rank(_ kind: CheckKind) -> Int {
        CheckKind.allCases.firstIndex(of: kind) ?? 0
    }

    private func check(_ example: String, _ id: String) throws -> RecordCheck {
        try #require(report(example).checks.first { $0.id == id })
    }

    private func report(_ id: String) throws -> VerificationReport {
        let example = try #require(CaseFile.own.cases.first { $0.id == id })
        return try Bench.required().verifier.verify(example.request(), now: .now)
    }
}
