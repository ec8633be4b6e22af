/// The grammar of one SPF term (RFC 7208 section 12).
enum SPFSyntax {
    enum Term {
        case mechanism(SPFMechanism)
        case modifier(name: String, value: String)
    }

    /// Nil when the term fits no rule.
    static func term(_ text: String) -> Term? {
        if let modifier = modifier(text) { return modifier }
        let qualifier = text.first.flatMap(SPFMechanism.Qualifier.init)
        let body = qualifier == nil ? text : String(text.dropFirst())
        guard let kind = mechanism(body) else { return nil }
        return .mechanism(SPFMechanism(qualifier: qualifier ?? .pass, kind: kind, text: text))
    }

    /// `name=value`; a name begins with a letter, so that `ip4:…=` is none.
    private static func modifier(_ text: String) -> Term? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let name = String(text[..<equals]).lowercasedASCII
        let value = String(text[text.index(after: equals)...])
        guard let first = name.utf8.first, isLetter(first), name.utf8.allSatisfy(isNameByte) else { return nil }
        switch name {
        case "redirect": guard SPFMacro.isDomainSpec(value) else { return nil }
        case "exp": guard SPFMacro.isDomainSpec(value) else { return nil }
        default: guard SPFMacro.isMacroString(value) else { return nil }
        }
        return .modifier(name: name, value: value)
    }

    private static func mechanism(_ body: String) -> SPFMechanism.Kind? {
        let split = body.firstIndex { $0 == ":" || $0 == "/" } ?? body.endIndex
        let name = String(body[..<split]).lowercasedASCII
        let rest = String(body[split...])
        let argument = rest.hasPrefix(":") ? String(rest.dropFirst()) : nil
        switch name {
        case "all": return rest.isEmpty ? .all : nil
        case "include": return argument.flatMap { SPFMacro.isDomainSpec($0) ? .include($0) : nil }
        case "exists": return argument.flatMap { SPFMacro.isDomainSpec($0) ? .exists($0) : nil }
        case "ptr":
            if rest.isEmpty { return .ptr(nil) }
            return argument.flatMap { SPFMacro.isDomainSpec($0) ? .ptr($0) : nil }
        case "a": return host(rest).map { .a($0.name, v4: $0.v4, v6: $0.v6) }
        case "mx": return host(rest).map { .mx($0.name, v4: $0.v4, v6: $0.v6) }
        case "ip4": return argument.flatMap { network($0, isIPv4: true) }
        case "ip6": return argument.flatMap { network($0, isIPv4: false) }
        default: return nil
        }
    }

    /// `[":" domain-spec] ["/" n] ["//" n]` of the mechanisms a and mx.
    private static func host(_ rest: String) -> (name: String?, v4: Int, v6: Int)? {
        var rest = rest
        var (v4, v6) = (32, 128)
        if let (before, prefix) = cutPrefix(rest, marker: "//") {
            guard let length = length(prefix, atMost: 128) else { return nil }
            (rest, v6) = (before, length)
        }
        if let (before, prefix) = cutPrefix(rest, marker: "/") {
            guard let length = length(prefix, atMost: 32) else { return nil }
            (rest, v4) = (before, length)
        }
        if rest.isEmpty { return (nil, v4, v6) }
        let name = String(rest.dropFirst())
        return rest.hasPrefix(":") && SPFMacro.isDomainSpec(name) ? (name, v4, v6) : nil
    }

    /// Cuts a marker followed by digits off the end.
    private static func cutPrefix(_ text: String, marker: String) -> (String, String)? {
        let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.count
        let head = text.dropLast(digits)
        guard digits > 0, head.hasSuffix(marker) else { return nil }
        return (String(head.dropLast(marker.count)), String(text.suffix(digits)))
    }

    private static func network(_ text: String, isIPv4: Bool) -> SPFMechanism.Kind? {
        let parts = text.pieces(separatedBy: "/")
        guard parts.count <= 2, let address = IPAddress(parts[0]), address.isIPv4 == isIPv4 else { return nil }
        let whole = isIPv4 ? 32 : 128
        guard parts.count == 2 else { return .network(address, prefix: whole) }
        return length(parts[1], atMost: whole).map { .network(address, prefix: $0) }
    }

    /// A prefix length without leading zeros.
    private static func length(_ text: String, atMost limit: Int) -> Int? {
        guard let length = Int(text), (0...limit).contains(length), String(length) == text else { return nil }
        return length
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (97...122).contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (48...57).contains(byte) || byte == 45 || byte == 95 || byte == 46
    }
}
