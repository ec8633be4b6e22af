/// A query packet (RFC 1035 section 4.1, RFC 6891).
enum QueryPacket {
    /// Builds a packet with the flags RD, unless the server shall not recurse, and AD: AD asks for the verdict of a validating resolver without the
    /// DNSSEC records (RFC 6840 section 5.7). Nil when the name has no wire form.
    static func build(_ question: Question, id: UInt16, isRecursive: Bool = true, ednsSize: Int) -> [UInt8]? {
        guard let name = NameText.wire(question.name) else { return nil }
        let flags: UInt16 = isRecursive ? 0x0120 : 0x0020
        var packet: [UInt8] = []
        packet.reserveCapacity(name.count + 27)
        // Header: one question, no answers, no authority, one additional record.
        for value in [id, flags, 1, 0, 0, 1] { append(value, to: &packet) }
        packet += name
        for value in [question.type.rawValue, 1] { append(value, to: &packet) }
        // The OPT record is the last 11 bytes: c-ares cuts exactly these off when a server answers FORMERR.
        packet.append(0)
        for value in [RecordType.opt.rawValue, UInt16(clamping: ednsSize), 0, 0, 0] { append(value, to: &packet) }
        return packet
    }

    private static func append(_ value: UInt16, to packet: inout [UInt8]) {
        packet.append(UInt8(value >> 8))
        packet.append(UInt8(value & 0xFF))
    }
}
