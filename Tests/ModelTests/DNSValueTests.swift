import Foundation
import Model
import Testing

@Suite struct DNSValueTests {
    @Test(arguments: ["acme.test", "xn--mnchen-3ya.test", "a-b.c1.test", "1.test"])
    func canonicalNames(_ text: String) throws {
        let name = try #require(DomainName(canonical: text))
        #expect(name.text == text)
        let decoded = try JSONDecoder().decode([DomainName].self, from: JSONEncoder().encode([name]))
        #expect(decoded == [name])
    }

    @Test(arguments: [
        "", "acme", "Acme.test", "acme.test.", "a..test", "-a.test", "a-.test", "a_b.test", "192.0.2.1", "m\u{FC}.test",
        String(repeating: "a", count: 64) + ".test", "a.test\u{301}",
    ])
    func otherNames(_ text: String) {
        #expect(DomainName(canonical: text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([DomainName].self, from: JSONEncoder().encode([text]))
        }
    }

    @Test func parents() throws {
        let name = try #require(DomainName(canonical: "shop.acme.test"))
        #expect(name.parent?.text == "acme.test")
        #expect(name.parent?.parent == nil)
        #expect(name.labels == ["shop", "acme", "test"])
        #expect(try name.isBelow(#require(name.parent)))
        #expect(!name.isBelow(name))
        #expect(!(try #require(DomainName(canonical: "notacme.test"))).isBelow(try #require(name.parent)))
    }

    @Test func checkLabels() throws {
        let domain = try #require(DomainName(canonical: "acme.test"))
        #expect(RecordName("acme.test.").checkLabel(in: domain) == "@")
        #expect(RecordName("_dmarc.acme.test").checkLabel(in: domain) == "_dmarc")
        #expect(RecordName("mx1.host.test").checkLabel(in: domain) == "mx1.host.test.")
        #expect(RecordName("notacme.test").checkLabel(in: domain) == "notacme.test.")
    }

    /// Text of strangers: no control, direction or zero-width character survives, and nothing grows without end.
    @Test func observedTextIsCleaned() {
        let record = ObservedRecord(resolver: "r", type: "TXT", value: "a\u{0}\n\u{202E}\u{200B}\u{E9}\u{1B}z", ttl: 1)
        #expect(record.value == "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{E9}\u{FFFD}z")
        let long = ObservedRecord(resolver: "r", type: "TXT", value: String(repeating: "x", count: 5000), ttl: 1)
        #expect(long.value.count == 1024)
    }

    @Test func wireNames() throws {
        let check = RecordCheck(
            id: "mx:@", kind: .mx, level: .required, status: .temporaryError, codes: [.domainNXDOMAIN],
            records: [ExpectedRecord(type: "MX", name: "acme.test", relativeName: "@", value: "10 mx1.host.test")])
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(check)) as? [String: Any]
        #expect(object?["status"] as? String == "error-temporary")
        #expect(object?["level"] as? String == "required")
        #expect(object?["kind"] as? String == "mx")
        #expect(object?["codes"] as? [String] == ["DOMAIN_NXDOMAIN"])
        let records = object?["records"] as? [[String: Any]]
        #expect(records?.map { $0["relativeName"] as? String } == ["@"])
        #expect(try JSONDecoder().decode(RecordCheck.self, from: JSONEncoder().encode(check)) == check)
    }

    @Test func policiesByStrictness() {
        #expect(DMARCPolicy.none < .quarantine && DMARCPolicy.quarantine < .reject)
        #expect(DMARCPolicy.allCases.map(\.weakened) == [DMARCPolicy.none, .none, .quarantine])
    }
}
