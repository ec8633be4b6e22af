/// Names between wire form and text (RFC 1035 section 5.1: `\.` is a dot inside a label, `\DDD` is one byte).
enum NameText {
    static let maximumLabel = 63
    static let maximumName = 253

    /// One label as text, in lower case.
    static func label(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        append(bytes, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends one label as text, in lower case.
    static func append(_ bytes: some Collection<UInt8>, to text: inout [UInt8]) {
        // Nearly every label; a hostile reply holds thousands.
        if bytes.allSatisfy(isPlain) { return text.append(contentsOf: bytes) }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): text.append(byte | 32)
            case UInt8(ascii: "."), UInt8(ascii: "\\"), UInt8(ascii: "\""): text += [UInt8(ascii: "\\"), byte]
            case 0x21...0x7E: text.append(byte)
            default: text += "\\\(String(1000 + Int(byte)).dropFirst())".utf8
            }
        }
    }

    /// The labels of a name as bytes, without the root; nil when an escape is broken or a label is empty.
    static func labels(_ name: some Sequence<UInt8>) -> [[UInt8]]? {
        var labels: [[UInt8]] = [[]]
        var bytes = name.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "."): labels.append([])
            case UInt8(ascii: "\\"):
                guard let escaped = escape(&bytes) else { return nil }
                labels[labels.count - 1].append(escaped)
            default: labels[labels.count - 1].append(byte)
            }
        }
        if labels.last == [] { labels.removeLast() }
        return labels.contains([]) ? nil : labels
    }

    /// The byte behind a backslash.
    static func escape(_ bytes: inout some IteratorProtocol<UInt8>) -> UInt8? {
        guard let first = bytes.next() else { return nil }
        guard let hundreds = digit(first) else { return first }
        guard let tens = bytes.next().flatMap(digit), let ones = bytes.next().flatMap(digit) else { return nil }
        return UInt8(exactly: hundreds * 100 + tens * 10 + ones)
    }

    /// The wire form (RFC 1035 section 3.1); nil when the name cannot be asked for.
    static func wire(_ name: String) -> [UInt8]? {
        var wire: [UInt8] = [0]
        wire.reserveCapacity(name.utf8.count + 2)
        // Where the length of the label at hand stands.
        var length = 0
        var bytes = name.utf8.makeIterator()
        while let byte = bytes.next() {
            if byte == UInt8(ascii: ".") {
                guard wire[length] > 0 else { return nil }
                length = wire.count
                wire.append(0)
                continue
            }
            guard let byte = byte == UInt8(ascii: "\\") ? escape(&bytes) : byte, wire[length] < maximumLabel else {
                return nil
            }
            wire[length] += 1
            wire.append(byte)
        }
        if wire[length] > 0 { wire.append(0) }
        // 253 characters of text are 255 bytes here.
        return wire.count <= maximumName + 2 ? wire : nil
    }

    /// Lower-case letters, digits, hyphen and underscore.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func digit(_ byte: UInt8) -> Int? {
        (48...57).contains(byte) ? Int(byte) - 48 : nil
    }
}
