/// One word or quoted string; escapes are still in it.
struct ZoneToken {
    var bytes: [UInt8]
    let isQuoted: Bool

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// One record or directive; parentheses have joined its lines.
struct ZoneEntry {
    /// The line began with white space: the owner is the last one.
    var repeatsOwner = false
    var tokens: [ZoneToken] = []
}

/// Cuts zone text into entries (RFC 1035 section 5.1).
struct ZoneScanner {
    private var rest: ArraySlice<UInt8>
    private var entries: [ZoneEntry] = []
    private var entry = ZoneEntry()
    private var depth = 0
    private var isLineStart = true

    static func entries(_ text: [UInt8]) throws(ZoneTextError) -> [ZoneEntry] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var scanner = ZoneScanner(rest: text.starts(with: mark) ? text.dropFirst(3) : text[...])
        return try scanner.scan()
    }

    private init(rest: ArraySlice<UInt8>) {
        self.rest = rest
    }

    private mutating func scan() throws(ZoneTextError) -> [ZoneEntry] {
        while let byte = rest.popFirst() {
            switch byte {
            case newline: endLine()
            case blank, tab, carriageReturn: if isLineStart { entry.repeatsOwner = true }
            case semicolon: skipComment()
            case openParenthesis: depth += 1
            case closeParenthesis:
                guard depth > 0 else { throw .unbalancedParenthesis }
                depth -= 1
            case quote: entry.tokens.append(ZoneToken(bytes: try quoted(), isQuoted: true))
            default: entry.tokens.append(ZoneToken(bytes: try word(from: byte), isQuoted: false))
            }
            isLineStart = byte == newline && depth == 0
        }
        guard depth == 0 else { throw .unbalancedParenthesis }
        endLine()
        return entries
    }

    private mutating func endLine() {
        guard depth == 0 else { return }
        if !entry.tokens.isEmpty { entries.append(entry) }
        entry = ZoneEntry()
    }

    private mutating func skipComment() {
        rest = rest.drop { $0 != newline }
    }

    private mutating func quoted() throws(ZoneTextError) -> [UInt8] {
        var bytes: [UInt8] = []
        while let byte = rest.popFirst(), byte != newline {
            if byte == quote { return bytes }
            bytes.append(byte)
            if byte == backslash, let next = rest.popFirst() { bytes.append(next) }
        }
        throw .unterminatedQuote
    }

    private mutating func word(from first: UInt8) throws(ZoneTextError) -> [UInt8] {
        var bytes = [first]
        if first == backslash { try appendEscaped(&bytes) }
        while let byte = rest.first, !Self.endsWord(byte) {
            rest.removeFirst()
            bytes.append(byte)
            if byte == backslash { try appendEscaped(&bytes) }
        }
        return bytes
    }

    private mutating func appendEscaped(_ bytes: inout [UInt8]) throws(ZoneTextError) {
        guard let next = rest.popFirst(), next != newline else { throw .badEscape }
        bytes.append(next)
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case newline, blank, tab, carriageReturn, semicolon, openParenthesis, closeParenthesis, quote: true
        default: false
        }
    }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let blank = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")
private let semicolon = UInt8(ascii: ";")
private let openParenthesis = UInt8(ascii: "(")
private let closeParenthesis = UInt8(ascii: ")")
private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
