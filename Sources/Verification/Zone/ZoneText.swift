/// One record of a zone text.
struct ZoneRecord: Equatable {
    let owner: String
    let ttl: Int?
    /// Type as written, in upper case.
    let type: String
    let data: RecordData
}

/// Reads the mail server's zone text; an error in any line fails the whole text.
struct ZoneText {
    static let maximumBytes = 256 * 1024
    static let maximumRecords = 500

    private var origin: String?
    private var defaultTTL: Int?
    private var owner: String?

    static func records(_ text: String) throws(ZoneTextError) -> [ZoneRecord] {
        guard text.utf8.count <= maximumBytes else { throw .tooLarge }
        var zone = ZoneText()
        var records: [ZoneRecord] = []
        for entry in try ZoneScanner.entries(Array(text.utf8)) {
            if let record = try zone.read(entry) { records.append(record) }
        }
        guard records.count <= maximumRecords else { throw .tooLarge }
        return records
    }

    private mutating func read(_ entry: ZoneEntry) throws(ZoneTextError) -> ZoneRecord? {
        var tokens = entry.tokens[...]
        if let first = tokens.first, !entry.repeatsOwner, !first.isQuoted, first.bytes.first == UInt8(ascii: "$") {
            try follow(tokens)
            return nil
        }
        if !entry.repeatsOwner, let first = tokens.popFirst() { owner = try name(first) }
        guard let owner else { throw .noOwner }
        let ttl = try skipTTLAndClass(&tokens) ?? defaultTTL
        guard let type = tokens.popFirst(), !type.isQuoted else { throw .badData }
        let reader = ZoneDataReader(origin: origin, tokens: Array(tokens))
        let typeName = type.text.uppercased()
        return ZoneRecord(owner: owner, ttl: ttl, type: typeName, data: try reader.data(type: typeName))
    }

    private mutating func follow(_ tokens: ArraySlice<ZoneToken>) throws(ZoneTextError) {
        let words = Array(tokens)
        guard words.count == 2 else { throw .directiveNotAllowed }
        switch words[0].text.uppercased() {
        case "$ORIGIN": origin = try name(words[1])
        case "$TTL":
            guard let ttl = Self.seconds(words[1].bytes) else { throw .badData }
            defaultTTL = ttl
        default: throw .directiveNotAllowed
        }
    }

    /// TTL and class stand in any order, each at most once.
    private func skipTTLAndClass(_ tokens: inout ArraySlice<ZoneToken>) throws(ZoneTextError) -> Int? {
        var ttl: Int?
        while let token = tokens.first, !token.isQuoted {
            let word = token.text.uppercased()
            if ["CH", "HS", "CS", "NONE", "ANY"].contains(word) || word.startsWith("CLASS") { throw .classNotIn }
            if word != "IN" {
                guard ttl == nil, let seconds = Self.seconds(token.bytes) else { break }
                ttl = seconds
            }
            tokens.removeFirst()
        }
        return ttl
    }

    private func name(_ token: ZoneToken) throws(ZoneTextError) -> String {
        try ZoneName.absolute(token, origin: origin)
    }

    /// `3600` or `1d12h`; nil when it is something else.
    static func seconds(_ bytes: [UInt8]) -> Int? {
        let units: [UInt8: Int] = [119: 604_800, 100: 86400, 104: 3600, 109: 60, 115: 1]
        var total = 0
        var number: Int?
        for byte in bytes {
            if (48...57).contains(byte) {
                number = (number ?? 0) * 10 + Int(byte) - 48
            } else if let unit = units[byte | 32], let count = number {
                total += count * unit
                number = nil
            } else {
                return nil
            }
            guard total + (number ?? 0) <= Int(Int32.max) else { return nil }
        }
        return bytes.isEmpty ? nil : total + (number ?? 0)
    }
}
