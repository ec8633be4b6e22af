/// A query packet (RFC 1035 section 4.1, RFC 6891).
enum QueryPacket {
    /// Builds a packet with the flags RD, unless the server shall not recurse, and AD: AD asks for the verdict of a validating resolver without the
    /// DNSSEC records (RFC 6840 section 5.7). Nil when the name has no wire form.
    static func build(_ question: Question, id: UInt16, isRecursive: Bool = true, ednsSize: Int) -> [UInt8]? {
        guard let name = NameText.wire(question.name) else { return nil }
        let header = pair(id) + [isRecursive ? 0x01 : 0x00, 0x20] + pair(1) + pair(0) + pair(0) + pair(1)
        // The OPT record is the last 11 bytes: c-ares cuts exactly these off when a server answers FORMERR.
        let opt = [0] + pair(RecordType.opt.rawValue) + pair(UInt16(clamping: ednsSize)) + [0, 0, 0, 0] + pair(0)
        return header + name + pair(question.type.rawValue) + pair(1) + opt
    }

    private static func pair(_ value: UInt16) -> [UInt8] {
        [UInt8(value >> 8), UInt8(value & 0xFF)]
    }
}
