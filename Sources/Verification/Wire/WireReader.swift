/// A packet that cannot be read.
struct MalformedPacket: Error {}

/// Reads a packet from front to back; every length is checked.
struct WireReader {
    /// Compression pointers that one name may follow.
    private static let maximumHops = 128

    let bytes: [UInt8]
    private(set) var position = 0
    /// The name of the question, to which nearly every record points.
    private var asked: String?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func byte() throws(MalformedPacket) -> Int {
        guard position < bytes.count else { throw MalformedPacket() }
        defer { position += 1 }
        return Int(bytes[position])
    }

    mutating func pair() throws(MalformedPacket) -> Int {
        let high = try byte()
        return try high << 8 | byte()
    }

    mutating func quad() throws(MalformedPacket) -> Int {
        let high = try pair()
        return try high << 16 | pair()
    }

    mutating func take(_ count: Int) throws(MalformedPacket) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - position else { throw MalformedPacket() }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    /// A length byte and that many bytes.
    mutating func string() throws(MalformedPacket) -> ArraySlice<UInt8> {
        let count = try byte()
        return try take(count)
    }

    /// The name of the question: the first after the header of twelve bytes.
    mutating func questionName() throws(MalformedPacket) -> String {
        let name = try name()
        asked = name
        return name
    }

    /// A name in lower case without the final dot (RFC 1035 section 4.1.4). Pointers lead only backwards.
    mutating func name() throws(MalformedPacket) -> String {
        if let asked, position + 1 < bytes.count, bytes[position] == 0xC0, bytes[position + 1] == 12 {
            position += 2
            return asked
        }
        var text: [UInt8] = []
        var length = 0
        var cursor = self
        var hops = 0
        while true {
            let start = cursor.position
            let count = try cursor.byte()
            if count == 0 { break }
            if count & 0xC0 == 0xC0 {
                let target = try (count & 0x3F) << 8 | cursor.byte()
                if hops == 0 { position = cursor.position }
                hops += 1
                guard target < start, hops <= Self.maximumHops else { throw MalformedPacket() }
                cursor.position = target
                continue
            }
            length += count + 1
            guard count <= NameText.maximumLabel, length <= 254 else { throw MalformedPacket() }
            if !text.isEmpty { text.append(UInt8(ascii: ".")) }
            NameText.append(try cursor.take(count), to: &text)
        }
        if hops == 0 { position = cursor.position }
        return String(decoding: text, as: UTF8.self)
    }
}
