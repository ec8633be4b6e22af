import Model
import Testing

@testable import Upstreams

/// Reports about the mail of a domain, in the form that the server's source gives them.
@Suite struct StalwartReportTests {
    private func read(_ http: ScriptedHTTP) throws -> [DMARCReport] {
        let client = StalwartClient(
            http: http, gate: Gate(capacity: 1), baseURL: "http://mail/", credential: .apiKey("API_secret"))
        let reports = try client.reports(about: "acme.test")
        #expect(http.isUsedUp)
        return reports
    }

    private static let found = ScriptedHTTP.Answer.jmap("x:DmarcExternalReport/query", #"{"ids":["a","b"]}"#)

    private static func reports(_ list: String) -> ScriptedHTTP.Answer {
        .jmap("x:DmarcExternalReport/get", #"{"list":[\#(list)]}"#)
    }

    private static func report(_ records: String, domain: String = "acme.test") -> String {
        let range = #""dateRangeBegin":"2026-11-26T00:00:00Z","dateRangeEnd":"2026-11-27T00:00:00Z""#
        return #"{"id":"a","report":{"policyDomain":"\#(domain)",\#(range),"records":{\#(records)}}}"#
    }

    private static func record(_ position: Int, _ count: String, dkim: String, spf: String) -> String {
        #""\#(position)":{"count":\#(count),"evaluatedDkim":"\#(dkim)","evaluatedSpf":"\#(spf)"}"#
    }

    @Test func oneProofIsEnough() throws {
        let records = [
            Self.record(0, "5", dkim: "pass", spf: "fail"), Self.record(1, "3", dkim: "fail", spf: "pass"),
            Self.record(2, "2", dkim: "fail", spf: "unspecified"),
        ]
        let http = ScriptedHTTP([Self.found, Self.reports(Self.report(records.joined(separator: ",")))])
        let reports = try read(http)
        #expect(reports == [DMARCReport(day: "2026-11-26", messages: 10, alignedMessages: 8)])
        #expect(reports.dayCount == 1 && reports.alignedShare == 0.8)
        #expect(http.bodies[0].contains(#""filter":{"text":"acme.test"}"#) && http.bodies[0].contains(#""limit":100"#))
    }

    /// The words of a name are found in the reports of other domains as well.
    @Test func othersAreLeftOut() throws {
        let list = [
            Self.report(Self.record(0, "1", dkim: "fail", spf: "fail"), domain: "shop.acme.test"),
            Self.report("", domain: "Acme.test"), #"{"id":"c"}"#,
        ]
        let reports = try read(ScriptedHTTP([Self.found, Self.reports(list.joined(separator: ","))]))
        #expect(reports == [DMARCReport(day: "2026-11-26", messages: 0, alignedMessages: 0)])
        #expect(reports.alignedShare == nil)
    }

    /// Anybody can send a report.
    @Test(arguments: [("-7", 0), ("1e300", 1_000_000_000), (#""9""#, 0), ("null", 0), ("2.9", 2)])
    func aCountMayBeAnything(_ count: String, _ messages: Int) throws {
        let record = Self.record(0, count, dkim: "pass", spf: "pass")
        let reports = try read(ScriptedHTTP([Self.found, Self.reports(Self.report(record))]))
        #expect(reports == [DMARCReport(day: "2026-11-26", messages: messages, alignedMessages: messages)])
    }

    @Test func thereMayBeNone() throws {
        #expect(try read(ScriptedHTTP([.jmap("x:DmarcExternalReport/query", #"{"ids":[]}"#)])) == [])
    }
}
