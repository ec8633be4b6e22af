/// Record data from the wire.
enum RecordDecoder {
    static func data(_ type: RecordType, _ reader: inout WireReader, end: Int) throws(MalformedPacket) -> RecordData {
        switch type {
        case .a: return try address(&reader, count: 4)
        case .aaaa: return try address(&reader, count: 16)
        case .cname, .ns, .ptr: return .host(try reader.name())
        case .mx: return .mx(preference: try reader.pair(), host: try reader.name())
        case .txt, .spf: return .text(try strings(&reader, end: end))
        case .srv: return try srv(&reader)
        case .caa: return try caa(&reader, end: end)
        case .tlsa: return try tlsa(&reader, end: end)
        case .soa: return try soa(&reader)
        case .opt:
            _ = try reader.take(end - reader.position)
            return .opaque
        }
    }

    private static func address(_ reader: inout WireReader, count: Int) throws(MalformedPacket) -> RecordData {
        guard let address = IPAddress(bytes: Array(try reader.take(count))) else { throw MalformedPacket() }
        return .address(address)
    }

    private static func strings(_ reader: inout WireReader, end: Int) throws(MalformedPacket) -> [String] {
        var strings: [String] = []
        while reader.position < end {
            strings.append(String(decoding: try reader.string(), as: UTF8.self))
        }
        return strings
    }

    private static func srv(_ reader: inout WireReader) throws(MalformedPacket) -> RecordData {
        let (priority, weight, port) = try (reader.pair(), reader.pair(), reader.pair())
        return .srv(priority: priority, weight: weight, port: port, target: try reader.name())
    }

    private static func caa(_ reader: inout WireReader, end: Int) throws(MalformedPacket) -> RecordData {
        let flags = try reader.byte()
        let tag = String(decoding: try reader.string(), as: UTF8.self)
        let value = String(decoding: try reader.take(end - reader.position), as: UTF8.self)
        return .caa(flags: flags, tag: tag.lowercasedASCII, value: value)
    }

    private static func tlsa(_ reader: inout WireReader, end: Int) throws(MalformedPacket) -> RecordData {
        let (usage, selector, matching) = try (reader.byte(), reader.byte(), reader.byte())
        let digest = try reader.take(end - reader.position).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return .tlsa(usage: usage, selector: selector, matching: matching, digest: digest.joined())
    }

    private static func soa(_ reader: inout WireReader) throws(MalformedPacket) -> RecordData {
        _ = try (reader.name(), reader.name())
        // Serial, refresh, retry and expire.
        _ = try reader.take(16)
        return .soa(minimum: try reader.quad())
    }
}
