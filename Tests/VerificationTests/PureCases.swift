import Foundation
import Model
import Testing

@testable import Verification

/// The cases of the case file that need no DNS.
@Suite struct PureCases {
    @Test(arguments: CaseFile.shared.zonefileCases)
    func zoneText(_ example: ZoneTextCase) throws {
        if let error = example.error {
            let thrown = #expect(throws: ZoneTextError.self) { try ZoneText.records(example.text) }
            #expect(thrown?.rawValue == error)
            return
        }
        let expected = try #require(example.expect)
        #expect(try ZoneText.records(example.text).map(ZoneTextCase.Record.init) == expected)
    }

    @Test(arguments: CaseFile.shared.labelCases)
    func label(_ example: LabelCase) throws {
        let name = RecordName(example.owner)
        #expect(name.relative(to: example.zone) == example.relative)
        #expect(name.absolute == example.absolute)
        if let display = example.display { #expect(DomainNames.unicodeForm(ofOwner: example.owner) == display) }
    }

    @Test(arguments: CaseFile.shared.mtaStsPolicyCases.cases)
    func policy(_ example: PolicyCase) {
        let http = example.http
        let body = http.body.map { Array($0.utf8) } ?? Array(repeating: 0x61, count: http.bodyBytes ?? 0)
        let verdict = MTASTSPolicy(status: http.status, contentType: http.contentType, body: body)
            .judge(expectedHosts: CaseFile.shared.mtaStsPolicyCases.expectedMx)
        #expect(verdict.status.rawValue == example.expect.status)
        #expect(verdict.codes.map(\.rawValue) == example.expect.codes)
    }

    @Test(arguments: CaseFile.shared.dmarcRampCases)
    func ramp(_ example: RampCase) throws {
        let facts = example.facts
        let decision = DMARCRamp.decide(
            wanted: try #require(DMARCPolicy(rawValue: example.want)),
            facts: DMARCRamp.Facts(
                published: facts.published.flatMap(DMARCPolicy.init),
                dkim: try #require(CheckStatus(rawValue: facts.dkim)),
                spf: try #require(CheckStatus(rawValue: facts.spf)),
                daysAtPublished: facts.daysAtPublished, reportDays: facts.reportsDays,
                alignedShare: facts.alignedShare, postsToLists: facts.lists == "yes", isNewDomain: facts.newDomain))
        let reasons = try example.expect.reasons.map { try #require(DMARCRamp.Reason(rawValue: $0)) }
        switch example.expect.decision {
        case "allow": #expect(decision == .allow)
        case "confirm": #expect(decision == .confirm(reasons))
        default: #expect(decision == .block(reasons))
        }
    }
}

extension ZoneTextCase.Record {
    init(_ record: ZoneRecord) {
        self.init(owner: record.owner, ttl: record.ttl, type: record.type)
        switch record.data {
        case .address(let address): addr = address.text
        case .host(let name): host = name
        case .mx(let preference, let name): (pref, host) = (preference, name)
        case .text(let texts): strings = texts
        case .srv(let priority, let weight, let port, let target):
            (prio, self.weight, self.port, host) = (priority, weight, port, target)
        case .caa(let flags, let tag, let value): (self.flags, self.tag, self.value) = (flags, tag, value)
        case .tlsa(let usage, let selector, let matching, let digest):
            (self.usage, self.selector, mtype, data) = (usage, selector, matching, digest)
        case .soa: break
        case .opaque: unknown = true
        }
    }
}
