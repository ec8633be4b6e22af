/// A decoded reply: what we use of it, nothing from the additional section but the OPT record.
struct ReplyPacket: Sendable {
    let id: UInt16
    let question: Question?
    let responseCode: Int
    /// The resolver validated the answer (RFC 4035 section 3.2.3).
    let isAuthenticated: Bool
    let answers: [ResourceRecord]
    let authority: [ResourceRecord]
    /// Info code of the first extended error (RFC 8914).
    let extendedError: Int?

    init(_ bytes: [UInt8]) throws(MalformedPacket) {
        var reader = WireReader(bytes)
        id = UInt16(try reader.pair())
        let flags = try reader.pair()
        let counts = try (reader.pair(), reader.pair(), reader.pair(), reader.pair())
        guard flags & 0x8000 != 0, counts.0 == 1 else { throw MalformedPacket() }
        let name = try reader.questionName()
        let type = try UInt16(reader.pair())
        guard try reader.pair() == 1 else { throw MalformedPacket() }
        question = RecordType(rawValue: type).map { Question(name, $0) }
        answers = try Self.section(&reader, count: counts.1).records
        authority = try Self.section(&reader, count: counts.2).records
        let additional = try Self.section(&reader, count: counts.3)
        extendedError = additional.extendedError
        // The upper eight bits of the code stand in the OPT record (RFC 6891 section 6.1.3).
        responseCode = (flags & 0xF) | additional.upperCode << 4
        isAuthenticated = flags & 0x20 != 0
    }

    private struct Section {
        var records: [ResourceRecord] = []
        var extendedError: Int?
        var upperCode = 0
    }

    private static func section(_ reader: inout WireReader, count: Int) throws(MalformedPacket) -> Section {
        var section = Section()
        for _ in 0..<count {
            let owner = try reader.name()
            let rawType = try UInt16(reader.pair())
            let rawClass = try reader.pair()
            let ttl = try reader.quad()
            let length = try reader.pair()
            let end = reader.position + length
            guard end <= reader.bytes.count else { throw MalformedPacket() }
            let type = RecordType(rawValue: rawType)
            if type == .opt {
                section.upperCode = ttl >> 24
                section.extendedError = try extendedError(&reader, end: end)
            } else if let type, rawClass == 1 {
                let data = try RecordDecoder.data(type, &reader, end: end)
                // A TTL with the highest bit set is zero (RFC 2181 section 8).
                let positive = ttl > Int(Int32.max) ? 0 : ttl
                section.records.append(ResourceRecord(owner: owner, type: type, ttl: positive, data: data))
            } else {
                _ = try reader.take(length)
            }
            guard reader.position == end else { throw MalformedPacket() }
        }
        return section
    }

    private static func extendedError(_ reader: inout WireReader, end: Int) throws(MalformedPacket) -> Int? {
        var code: Int?
        while reader.position < end {
            let option = try reader.pair()
            let value = try reader.take(reader.pair())
            if option == 15, value.count >= 2, code == nil {
                code = Int(value[value.startIndex]) << 8 | Int(value[value.startIndex + 1])
            }
        }
        return code
    }
}
