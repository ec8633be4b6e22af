/// Macros in SPF domain names (RFC 7208 section 7).
enum SPFMacro {
    /// What macros stand for.
    struct Context {
        let sender: IPAddress
        /// Domain of the mail address that is tested; the local part is `postmaster`.
        let senderDomain: String
        /// The domain whose record is being evaluated.
        var domain: String
        /// Name that the sending host gives (HELO).
        let helo: String
        /// Validated name of the sending host (section 7.2, letter p).
        var validatedName = "unknown"
    }

    private enum Part {
        case literal(String)
        case macro(letter: Character, keep: Int?, isReversed: Bool, delimiters: Set<Character>)
    }

    /// Letters of domain names; `c`, `r` and `t` belong to explanations only.
    private static let letters = Set("slodiphv")
    private static let delimiters = Set(".-+,/_=")

    static func isMacroString(_ text: String) -> Bool {
        parse(text) != nil
    }

    /// A macro string that ends in a macro or in a dot and a label that is not all digits.
    static func isDomainSpec(_ text: String) -> Bool {
        guard !text.isEmpty, let parts = parse(text) else { return false }
        if case .macro = parts.last { return true }
        let labels = (text.hasSuffix(".") ? String(text.dropLast()) : text).pieces(separatedBy: ".")
        guard labels.count >= 2, let top = labels.last, !top.isEmpty else { return false }
        let isHostLabel = top.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == hyphen }
        return isHostLabel && !top.utf8.allSatisfy(isDigit) && top.utf8.first != hyphen && top.utf8.last != hyphen
    }

    static func usesValidatedName(_ text: String) -> Bool {
        (parse(text) ?? []).contains { if case .macro("p", _, _, _) = $0 { true } else { false } }
    }

    /// The name with all macros replaced; cut from the left to 253 characters (section 7.3).
    static func expand(_ text: String, _ context: Context) -> String {
        let name = (parse(text) ?? []).map { expand($0, context) }.joined().lowercasedASCII
        var labels = name.pieces(separatedBy: ".")
        if labels.last == "" { labels.removeLast() }
        while labels.count > 1, labels.joined(separator: ".").utf8.count > NameText.maximumName {
            labels.removeFirst()
        }
        return labels.joined(separator: ".")
    }

    private static func expand(_ part: Part, _ context: Context) -> String {
        switch part {
        case .literal(let text): return text
        case .macro(let letter, let keep, let isReversed, let delimiters):
            var pieces = value(letter, context).split(omittingEmptySubsequences: false) { delimiters.contains($0) }
            if isReversed { pieces.reverse() }
            return (keep.map { pieces.suffix($0) } ?? pieces[...]).joined(separator: ".")
        }
    }

    private static func value(_ letter: Character, _ context: Context) -> String {
        switch letter {
        case "s": "postmaster@\(context.senderDomain)"
        case "l": "postmaster"
        case "o": context.senderDomain
        case "d": context.domain
        case "i": context.sender.isIPv4 ? context.sender.text : context.sender.nibbles.joined(separator: ".")
        case "h": context.helo
        case "v": context.sender.isIPv4 ? "in-addr" : "ip6"
        default: context.validatedName
        }
    }

    /// Nil when the text is no macro string.
    private static func parse(_ text: String) -> [Part]? {
        // Visible ASCII only, the per cent sign only in macros.
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        var parts: [Part] = []
        var rest = Substring(text)
        while let first = rest.popFirst() {
            guard first == "%" else {
                parts.append(.literal(String(first)))
                continue
            }
            switch rest.popFirst() {
            case "%": parts.append(.literal("%"))
            case "_": parts.append(.literal(" "))
            case "-": parts.append(.literal("%20"))
            case "{":
                guard let end = rest.firstIndex(of: "}"), let macro = macro(rest[..<end]) else { return nil }
                parts.append(macro)
                rest = rest[rest.index(after: end)...]
            default: return nil
            }
        }
        return parts
    }

    /// Letter, digits, `r`, delimiters.
    private static func macro(_ body: Substring) -> Part? {
        var rest = body
        guard let letter = rest.popFirst()?.lowercased().first, letters.contains(letter) else { return nil }
        let digits = rest.prefix { $0.isNumber }
        rest = rest.dropFirst(digits.count)
        let keep = Int(digits)
        guard digits.isEmpty || (keep ?? 0) > 0 else { return nil }
        let isReversed = rest.first == "r" || rest.first == "R"
        if isReversed { rest.removeFirst() }
        guard rest.allSatisfy(delimiters.contains) else { return nil }
        return .macro(letter: letter, keep: keep, isReversed: isReversed, delimiters: rest.isEmpty ? ["."] : Set(rest))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
    private static let hyphen = UInt8(ascii: "-")
}
