public import FoundationEssentials

/// A sortable random identifier: 48 bits of milliseconds, then 80 random bits.
///
/// As text it is 26 characters of lower-case Crockford base32 (github.com/ulid/spec), in the database 16 bytes.
public struct ULID: Hashable, Sendable, Comparable, CustomStringConvertible {
    private let value: UInt128

    private init(value: UInt128) {
        self.value = value
    }

    /// Reads 16 big-endian bytes; nil for any other count.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        value = bytes.reduce(0) { ($0 << 8) | UInt128($1) }
    }

    /// Reads 26 lower-case characters; nil for anything else, also for values over 128 bits.
    public init?(_ text: String) {
        guard text.utf8.count == 26, let first = text.utf8.first, first <= UInt8(ascii: "7") else { return nil }
        var value: UInt128 = 0
        for character in text.utf8 {
            guard let digit = Self.alphabet.firstIndex(of: character) else { return nil }
            value = (value << 5) | UInt128(digit)
        }
        self.value = value
    }

    /// All zeroes: stands for the whole installation where an identifier of a thing is asked for.
    public static let installation = ULID(value: 0)

    /// A new identifier whose order follows `date`.
    public static func make(at date: Date) -> ULID {
        var random = SystemRandomNumberGenerator()
        let milliseconds = UInt64(max(0, date.timeIntervalSince1970 * 1000))
        let low = UInt128(random.next()) | (UInt128(UInt16.random(in: .min ... .max, using: &random)) << 64)
        return ULID(value: (UInt128(milliseconds) << 80) | low)
    }

    /// The 16 big-endian bytes.
    public var bytes: [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: value >> UInt128(120 - 8 * $0)) }
    }

    public var description: String {
        let digits = (0..<26).map { Self.alphabet[Int((value >> UInt128(125 - 5 * $0)) & 31)] }
        return String(decoding: digits, as: UTF8.self)
    }

    public static func < (left: ULID, right: ULID) -> Bool {
        left.value < right.value
    }

    /// Crockford base32 without i, l, o, u.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}

extension ULID: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let ulid = ULID(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a ULID"))
        }
        self = ulid
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
