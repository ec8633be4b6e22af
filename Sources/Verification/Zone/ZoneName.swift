/// Names in zone text: `@`, relative names, escapes, labels in Unicode.
enum ZoneName {
    /// The full name in lower-case A-labels without the final dot.
    static func absolute(_ token: ZoneToken, origin: String?) throws(ZoneTextError) -> String {
        guard !token.isQuoted else { throw .badName }
        if token.text == "@" {
            guard let origin else { throw .relativeWithoutOrigin }
            return origin
        }
        if token.text == "." { return "" }
        let labels = try token.labels().map(asciiLabel)
        if token.isAbsolute { return try checked(labels.joined(separator: ".")) }
        guard let origin else { throw .relativeWithoutOrigin }
        return try checked((labels + (origin.isEmpty ? [] : [origin])).joined(separator: "."))
    }

    private static func asciiLabel(_ bytes: [UInt8]) throws(ZoneTextError) -> String {
        guard bytes.contains(where: { $0 > 127 }) else { return NameText.label(bytes) }
        guard let label = DomainNames.ascii(String(decoding: bytes, as: UTF8.self)) else { throw .badName }
        return label
    }

    private static func checked(_ name: String) throws(ZoneTextError) -> String {
        guard NameText.wire(name) != nil else { throw .badName }
        return name
    }
}

extension ZoneToken {
    /// The name ends in a dot that is not escaped.
    fileprivate var isAbsolute: Bool {
        let backslashes = bytes.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        return bytes.last == UInt8(ascii: ".") && backslashes % 2 == 0
    }

    fileprivate func labels() throws(ZoneTextError) -> [[UInt8]] {
        guard let labels = NameText.labels(bytes), !labels.isEmpty else { throw .badName }
        return labels
    }
}
