/// A mail domain in canonical form: lower-case A-labels, no final dot.
///
/// Two spellings of one name give equal values. User input becomes a `DomainName` only through
/// `DomainNames.canonical` in Verification; this type checks the form, it does not convert.
public struct DomainName: Hashable, Sendable, CustomStringConvertible {
    /// The longest mail domain: `<selector>._domainkey.<domain>` must still fit into 253 bytes.
    public static let maximumLength = 222

    /// The name, such as `acme.test` or `xn--mnchen-3ya.test`.
    public let text: String

    /// Creates a name from text that is already canonical; nil when it is not.
    public init?(canonical text: String) {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.maximumLength, labels.count >= 2 else { return nil }
        guard labels.allSatisfy(Self.isHostLabel) else { return nil }
        // A top label of digits would be read as an address.
        guard !labels[labels.count - 1].allSatisfy(Self.isDigit) else { return nil }
        self.text = text
    }

    /// The name one label up; nil when only the top label would be left.
    public var parent: DomainName? {
        guard let dot = text.firstIndex(of: ".") else { return nil }
        return DomainName(canonical: String(text[text.index(after: dot)...]))
    }

    /// The labels from left to right.
    public var labels: [String] {
        text.split(separator: ".").map(String.init)
    }

    /// The name as text.
    public var description: String { text }

    /// Tells whether this name stands below another one.
    public func isBelow(_ other: DomainName) -> Bool {
        text.hasSuffix("." + other.text)
    }

    /// Letters, digits and inner hyphens, 1 to 63 bytes (RFC 1123 section 2.1), lower-case.
    private static func isHostLabel(_ label: Substring.UTF8View.SubSequence) -> Bool {
        guard (1...63).contains(label.count), label.first != hyphen, label.last != hyphen else { return false }
        return label.allSatisfy { isDigit($0) || $0 == hyphen || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static let hyphen = UInt8(ascii: "-")
}

extension DomainName: Codable {
    /// Reads the name from a string and refuses text that is not canonical.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let name = DomainName(canonical: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a canonical domain name")
        }
        self = name
    }

    /// Writes the name as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
