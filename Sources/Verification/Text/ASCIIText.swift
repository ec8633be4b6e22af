// DNS text is judged byte by byte: Swift characters would join a quote or a blank with a combining mark.

extension String {
    /// The pieces between the separators, which are ASCII, empty ones included.
    func pieces(separatedBy separator: Unicode.Scalar) -> [String] {
        utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    /// Lower-case ASCII letters; everything else stays, so that no other letter turns into an ASCII one.
    var lowercasedASCII: String {
        // Most text is in lower case already.
        guard hasByte(where: { (65...90).contains($0) }) else { return self }
        return String(decoding: utf8.map { (65...90).contains($0) ? $0 | 32 : $0 }, as: UTF8.self)
    }

    /// The text without white space at both ends.
    var trimmed: String {
        trimming(\.isBlank)
    }

    /// The text without scalars of a kind at both ends.
    func trimming(_ isJunk: (Unicode.Scalar) -> Bool) -> String {
        guard let first = unicodeScalars.firstIndex(where: { !isJunk($0) }) else { return "" }
        guard let last = unicodeScalars.lastIndex(where: { !isJunk($0) }) else { return "" }
        return String(unicodeScalars[first...last])
    }

    /// The text without any white space.
    var withoutWhitespace: String {
        guard utf8.allSatisfy({ $0 < 0x80 }) else {
            var result = String.UnicodeScalarView()
            result.append(contentsOf: unicodeScalars.filter { !$0.isBlank })
            return String(result)
        }
        // Keys are long, and ASCII.
        return String(decoding: utf8.filter { !Unicode.Scalar($0).isBlank }, as: UTF8.self)
    }

    /// Tells whether a byte occurs.
    func hasByte(_ byte: UInt8) -> Bool {
        hasByte { $0 == byte }
    }

    private func hasByte(where isWanted: (UInt8) -> Bool) -> Bool {
        // Through the memory itself where it is in one piece, as it nearly always is: each name is looked at.
        utf8.withContiguousStorageIfAvailable { $0.contains(where: isWanted) } ?? utf8.contains(where: isWanted)
    }

    /// Tells whether the bytes are those of another text; `==` takes a Kelvin sign for a K.
    func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    /// Tells whether the bytes begin with those of another text.
    func startsWith(_ prefix: String) -> Bool {
        utf8.starts(with: prefix.utf8)
    }

    /// Tells whether the bytes contain those of another text.
    func containsBytes(_ part: String) -> Bool {
        let bytes = Array(utf8)
        let wanted = Array(part.utf8)
        guard !wanted.isEmpty, bytes.count >= wanted.count else { return wanted.isEmpty }
        return (0...(bytes.count - wanted.count)).contains { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}

extension Unicode.Scalar {
    /// White space; keys of hundreds of ASCII characters do not go through the Unicode tables.
    var isBlank: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }
}
