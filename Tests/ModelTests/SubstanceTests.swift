import Foundation
import Model
import Testing

/// Two reports with one substance may stand for each other, so that nothing that people see may be left out of it.
@Suite struct SubstanceTests {
    /// What a later check sees otherwise although nothing has changed.
    private static let passing: Set<String> = ["checkedAt", "firstFailedAt", "lastOkAt", "retryAfterSeconds", "ttl"]
    /// Derived from other members.
    private static let derived: Set<String> = ["chunks", "fields", "priority", "weight", "port", "target"]

    @Test func everythingThatPeopleSeeCounts() throws {
        let report = try Self.report()
        let object = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
        var changed = 0
        for path in Self.leaves(object) where !path.contains(where: Self.derived.contains) {
            let other = try Self.decode(Self.changed(object, path[...]))
            let isPassing = path.contains(where: Self.passing.contains)
            #expect((other.substance == report.substance) == isPassing, "\(path.joined(separator: "."))")
            changed += 1
        }
        #expect(changed > 25)
    }

    @Test func theOrderOfAnswersDoesNotCount() throws {
        var report = try Self.report()
        let substance = report.substance
        report.checks[0].found.reverse()
        #expect(report.substance == substance)
    }

    @Test func neighboursAreToldApart() throws {
        var left = try Self.report()
        var right = left
        left.checks[0].codes = [.mxPartial]
        left.checks[1].codes = []
        right.checks[0].codes = []
        right.checks[1].codes = [.mxPartial]
        #expect(left.substance != right.substance)
    }

    private static func report() throws -> VerificationReport {
        let record = ExpectedRecord(
            type: "TXT", name: "acme.test", relativeName: "@", value: "v=spf1 mx -all", isMerge: true)
        let found = ["a", "b"].map { ObservedRecord(resolver: "192.0.2.53:53", type: "TXT", value: $0, ttl: 60) }
        var check = RecordCheck(
            id: "spf:@", kind: .spf, level: .required, status: .missing, codes: [.recordMissing], records: [record],
            found: found, propagating: true, retryAfterSeconds: 60,
            proposal: SPFProposal(lookups: 3, costlyTerms: ["mx"], droppedTerms: ["ptr"]),
            firstFailedAt: Date(timeIntervalSince1970: 1000), lastOkAt: Date(timeIntervalSince1970: 2000))
        check.authoritative = AuthoritativeAnswer(nameServer: "ns1.acme.test", address: "192.0.2.1", values: ["x"])
        return VerificationReport(
            domain: try #require(DomainName(canonical: "acme.test")), status: .verified, codes: [.dnssecSecure],
            checkedAt: Date(timeIntervalSince1970: 3000), zoneApex: "acme.test",
            provider: DNSProvider(id: "gandi", name: "Gandi", apex: "@", notes: [.finalDot]),
            checks: [check, check])
    }

    /// The paths of all values that are neither objects nor lists.
    private static func leaves(_ value: Any) -> [[String]] {
        switch value {
        case let object as [String: Any]:
            object.sorted { $0.key < $1.key }.flatMap { key, value in leaves(value).map { [key] + $0 } }
        case let list as [Any]:
            list.enumerated().flatMap { index, value in leaves(value).map { [String(index)] + $0 } }
        default: [[]]
        }
    }

    /// The same value with another leaf at a path.
    private static func changed(_ value: Any, _ path: ArraySlice<String>) -> Any {
        guard let key = path.first else { return other(value) }
        if var object = value as? [String: Any], let inner = object[key] {
            object[key] = changed(inner, path.dropFirst())
            return object
        }
        if var list = value as? [Any], let index = Int(key) {
            list[index] = changed(list[index], path.dropFirst())
            return list
        }
        return value
    }

    private static func other(_ value: Any) -> Any {
        // Words of closed lists are replaced by others of the same list.
        let others = [
            "spf": "mx", "required": "optional", "missing": "mismatch", "RECORD_MISSING": "MX_PARTIAL",
            "verified": "needs_attention", "DNSSEC_SECURE": "DNSSEC_BOGUS", "final_dot": "txt_quotes",
            "acme.test": "birch.test",
        ]
        if let text = value as? String { return others[text] ?? text + "x" }
        guard let number = value as? NSNumber else { return value }
        let isBool = String(cString: number.objCType) == "c"
        return isBool ? !number.boolValue as Any : number.intValue + 1
    }

    private static func decode(_ object: Any) throws -> VerificationReport {
        try JSONDecoder().decode(VerificationReport.self, from: JSONSerialization.data(withJSONObject: object))
    }
}
