/// What a decoder would not tell about a JSON text, found without building anything from it.
struct JSONShape {
    /// The deepest nesting of objects and lists.
    private(set) var depth = 0
    /// A comma stands before a closing bracket, which Foundation's decoder lets pass (RFC 8259 sections 4 and 5 do not).
    private(set) var hasTrailingComma = false

    /// Looks at the text; brackets and commas within strings do not count.
    init(_ text: [UInt8]) {
        var open = 0
        var previous: UInt8 = 0
        var inString = false
        var escaped = false
        for byte in text where inString || !Self.isBlank(byte) {
            if escaped {
                escaped = false
            } else if inString {
                escaped = byte == UInt8(ascii: "\\")
                inString = byte != UInt8(ascii: "\"")
            } else {
                inString = byte == UInt8(ascii: "\"")
                open += Self.step(byte)
                depth = max(depth, open)
                hasTrailingComma = hasTrailingComma || (Self.step(byte) < 0 && previous == UInt8(ascii: ","))
                previous = byte
            }
        }
    }

    private static func step(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["): 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): -1
        default: 0
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        [0x20, 0x09, 0x0A, 0x0D].contains(byte)
    }
}
