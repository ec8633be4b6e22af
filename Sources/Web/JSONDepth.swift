/// How deep a JSON text nests, found without building anything from it.
enum JSONDepth {
    /// The deepest nesting of objects and lists; brackets within strings do not count.
    static func of(_ text: [UInt8]) -> Int {
        var depth = 0
        var deepest = 0
        var inString = false
        var escaped = false
        for byte in text {
            if escaped {
                escaped = false
            } else if inString {
                escaped = byte == UInt8(ascii: "\\")
                inString = byte != UInt8(ascii: "\"")
            } else {
                inString = byte == UInt8(ascii: "\"")
                depth += step(byte)
                deepest = max(deepest, depth)
            }
        }
        return deepest
    }

    private static func step(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["): 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): -1
        default: 0
        }
    }
}
