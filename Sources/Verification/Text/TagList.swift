/// `name=value` pairs separated by semicolons, as in DKIM, DMARC, MTA-STS and TLS-RPT records.
struct TagList {
    /// One pair; the name in lower case, white space around both parts removed.
    struct Tag {
        let name: String
        let value: String
    }

    /// The pairs in order.
    let tags: [Tag]
    /// True when a part between semicolons was not a pair; an empty last part is fine.
    let isMalformed: Bool

    init(_ text: String) {
        var parts = text.pieces(separatedBy: ";").map(\.trimmed)
        if parts.last == "" { parts.removeLast() }
        tags = parts.compactMap(Self.tag)
        isMalformed = tags.count != parts.count
    }

    /// The value of the first tag with a name.
    subscript(name: String) -> String? {
        tags.first { $0.name == name }?.value
    }

    var hasRepeatedTag: Bool {
        Set(tags.map(\.name)).count != tags.count
    }

    private static func tag(_ part: String) -> Tag? {
        guard let sign = part.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let name = String(part[..<sign]).trimmed.lowercasedASCII
        guard !name.isEmpty, name.utf8.allSatisfy(isNameByte) else { return nil }
        return Tag(name: name, value: String(part[part.utf8.index(after: sign)...]).trimmed)
    }

    /// Letters, digits and underscore (RFC 6376 section 3.2).
    private static func isNameByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte) || byte == 95
    }
}
