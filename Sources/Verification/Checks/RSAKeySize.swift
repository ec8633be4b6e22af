/// The size of an RSA public key in DER, as SubjectPublicKeyInfo or bare RSAPublicKey (RFC 8017 appendix A.1).
enum RSAKeySize {
    private static let sequence: UInt8 = 0x30
    private static let integer: UInt8 = 0x02
    private static let bitString: UInt8 = 0x03

    /// Bits of the modulus; nil when the bytes are something else.
    static func bits(of der: [UInt8]) -> Int? {
        guard let outer = content(der[...], tag: sequence) else { return nil }
        if let modulus = content(outer, tag: integer) { return bits(modulus) }
        guard let algorithm = content(outer, tag: sequence) else { return nil }
        // The bit string begins with the number of unused bits, always 0 here.
        guard let wrapped = content(outer[algorithm.endIndex...], tag: bitString),
            let inner = content(wrapped.dropFirst(), tag: sequence), let modulus = content(inner, tag: integer)
        else { return nil }
        return bits(modulus)
    }

    private static func bits(_ modulus: ArraySlice<UInt8>) -> Int {
        let digits = modulus.drop { $0 == 0 }
        guard let first = digits.first else { return 0 }
        return digits.count * 8 - first.leadingZeroBitCount
    }

    /// The content of the element at the front, if it has the tag.
    private static func content(_ bytes: ArraySlice<UInt8>, tag: UInt8) -> ArraySlice<UInt8>? {
        guard bytes.first == tag, bytes.count >= 2 else { return nil }
        let short = bytes[bytes.startIndex + 1]
        var rest = bytes.dropFirst(2)
        var length = Int(short)
        if short & 0x80 != 0 {
            let count = Int(short & 0x7F)
            guard (1...4).contains(count), rest.count >= count else { return nil }
            length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(count)
        }
        return rest.count >= length ? rest.prefix(length) : nil
    }
}
