/// Bytes as pairs of lower-case hexadecimal digits.
public enum Hex {
    /// Encodes bytes.
    public static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Decodes text in either case; nil for an odd length or a foreign character.
    public static func decode(_ text: String) -> [UInt8]? {
        let values = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard values.count == text.utf8.count, values.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
