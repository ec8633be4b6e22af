/// Reads the data of one record from its tokens.
struct ZoneDataReader {
    let origin: String?
    let tokens: [ZoneToken]

    func data(type: String) throws(ZoneTextError) -> RecordData {
        switch type {
        case "A", "AAAA": return .address(try address(isIPv4: type == "A"))
        case "CNAME", "NS", "PTR":
            try expect(1)
            return .host(try name(0))
        case "MX":
            try expect(2)
            return .mx(preference: try number(0), host: try name(1))
        case "TXT", "SPF":
            guard !tokens.isEmpty else { throw .badData }
            return .text(try tokens.map(string))
        case "SRV":
            try expect(4)
            return .srv(priority: try number(0), weight: try number(1), port: try number(2), target: try name(3))
        case "CAA":
            try expect(3)
            let value = try string(tokens[2])
            return .caa(flags: try number(0, atMost: 255), tag: tokens[1].text.lowercasedASCII, value: value)
        case "TLSA": return try tlsa()
        default: return .opaque
        }
    }

    private func address(isIPv4: Bool) throws(ZoneTextError) -> IPAddress {
        try expect(1)
        guard let address = IPAddress(tokens[0].text), address.isIPv4 == isIPv4 else { throw .badData }
        return address
    }

    private func tlsa() throws(ZoneTextError) -> RecordData {
        guard tokens.count >= 4 else { throw .badData }
        let digest = tokens[3...].map(\.text).joined().lowercasedASCII
        let isHex = digest.utf8.count % 2 == 0 && digest.utf8.allSatisfy(Self.hexDigits.contains)
        guard isHex else { throw .badData }
        return .tlsa(
            usage: try number(0, atMost: 255), selector: try number(1, atMost: 255),
            matching: try number(2, atMost: 255), digest: digest)
    }

    private func expect(_ count: Int) throws(ZoneTextError) {
        guard tokens.count == count else { throw .badData }
    }

    private func number(_ index: Int, atMost limit: Int = 65535) throws(ZoneTextError) -> Int {
        guard let number = Int(tokens[index].text), (0...limit).contains(number) else { throw .badData }
        return number
    }

    private func name(_ index: Int) throws(ZoneTextError) -> String {
        try ZoneName.absolute(tokens[index], origin: origin)
    }

    /// A character-string of at most 255 bytes after its escapes are resolved.
    private func string(_ token: ZoneToken) throws(ZoneTextError) -> String {
        var bytes: [UInt8] = []
        var rest = token.bytes.makeIterator()
        while let byte = rest.next() {
            if byte == UInt8(ascii: "\\") {
                guard let escaped = NameText.escape(&rest) else { throw .badEscape }
                bytes.append(escaped)
            } else {
                bytes.append(byte)
            }
        }
        guard bytes.count <= 255 else { throw .stringTooLong }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let hexDigits = Set("0123456789abcdef".utf8)
}
