import CIDN2
public import Model

/// Turns what people type into canonical domain names, and back into what they read.
public enum DomainNames {
    /// Converts user input: UTS 46 mapping, then IDNA 2008, non-transitional.
    ///
    /// Refuses public suffixes, single labels, IP addresses, names over 222 bytes and undecodable A-labels.
    public static func canonical(_ text: String) throws(ValidationError) -> DomainName {
        let input = text.trimmed
        if input.isEmpty { throw problem("required", "is required") }
        if isAddress(input) { throw problem("ip_address", "is an IP address, not a domain name") }
        guard let ascii = ascii(input) else { throw problem("invalid", "is not a valid domain name") }
        let name = ascii.hasSuffix(".") ? String(ascii.dropLast()) : ascii
        if isAddress(name) { throw problem("ip_address", "is an IP address, not a domain name") }
        if name.utf8.count > DomainName.maximumLength { throw problem("too_long", "is longer than 222 bytes") }
        let isSingle = !name.isEmpty && !name.utf8.contains(UInt8(ascii: "."))
        if isSingle { throw problem("single_label", "needs at least two parts, such as acme.example") }
        guard let domain = DomainName(canonical: name) else { throw problem("invalid", "is not a valid domain name") }
        if PublicSuffixes.contains(domain) { throw problem("public_suffix", "is shared by many owners") }
        return domain
    }

    /// The name as people read it; the same text as the canonical form when there is no difference.
    public static func unicodeForm(of name: DomainName) -> String {
        unicode(name.text) ?? name.text
    }

    /// The owner of a record as people read it, such as `_dmarc.münchen.test`.
    public static func unicodeForm(ofOwner name: String) -> String {
        name.pieces(separatedBy: ".").map { unicode($0) ?? $0 }.joined(separator: ".")
    }

    /// Tells whether the Unicode form must not be shown alone, because it can pass for another name.
    public static func isLookalike(_ name: DomainName) -> Bool {
        unicodeForm(of: name).pieces(separatedBy: ".").contains { LabelScripts($0).isSuspicious }
    }

    /// The A-label form of a name; nil when it has none, or when an A-label in it is not what its decoding gives.
    static func ascii(_ text: String) -> String? {
        var output: UnsafeMutablePointer<CChar>?
        let flags = CInt(IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
        guard idn2_to_ascii_8z(text, &output, flags) == IDN2_OK.rawValue, let output else { return nil }
        defer { idn2_free(output) }
        let result = String(cString: output)
        return unicode(result) == nil ? nil : result
    }

    static func unicode(_ ascii: String) -> String? {
        var output: UnsafeMutablePointer<CChar>?
        guard idn2_to_unicode_8z8z(ascii, &output, 0) == IDN2_OK.rawValue, let output else { return nil }
        defer { idn2_free(output) }
        return String(cString: output)
    }

    /// Four decimal parts or anything with a colon; nobody types those as a name.
    private static func isAddress(_ text: String) -> Bool {
        IPAddress(text.trimming { $0 == "[" || $0 == "]" || $0 == "." }) != nil
    }

    private static func problem(_ code: String, _ detail: String) -> ValidationError {
        ValidationError(problems: [FieldProblem(pointer: "#/name", code: code, detail: detail)])
    }
}
