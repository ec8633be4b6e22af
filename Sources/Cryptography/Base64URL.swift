/// Base64 with the alphabet for URLs and without padding (RFC 4648 section 5, RFC 7515 section 2).
public enum Base64URL {
    /// Encodes bytes.
    public static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count * 4 + 2) / 3)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = group.reduce(0) { ($0 << 8) | UInt32($1) } << (8 * UInt32(3 - group.count))
            for position in 0...group.count {
                text.append(alphabet[Int(value >> (18 - 6 * UInt32(position))) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Decodes text; nil for a foreign character, padding, a lone character or bits beyond the last byte.
    public static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for character in text.utf8 {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            buffer = (buffer << 6) | UInt32(value)
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            buffer &= (1 << UInt32(bits)) - 1
        }
        return bits < 6 && buffer == 0 ? bytes : nil
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
}
