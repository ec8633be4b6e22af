import Model

extension ExpectedRecord {
    /// The longest string of a TXT record in bytes (RFC 1035 section 3.3).
    private static let maximumString = 255

    /// A record to publish, named relative to the zone that holds the domain.
    init(_ record: ZoneRecord, zone: String) {
        let text = record.data.text
        self.init(
            type: record.type, name: record.owner, relativeName: RecordName(record.owner).relative(to: zone),
            value: text, ttl: record.ttl ?? 3600, chunks: record.type == "TXT" ? Self.chunks(text) : nil,
            fields: Fields(record.data))
    }

    /// The same record with another text.
    func replacing(value: String, isMerge: Bool) -> ExpectedRecord {
        var record = self
        record.value = value
        record.chunks = Self.chunks(value)
        record.isMerge = isMerge
        return record
    }

    private static func chunks(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count, by: maximumString).map { start in
            String(decoding: bytes[start..<min(start + maximumString, bytes.count)], as: UTF8.self)
        }
    }
}

extension ExpectedRecord.Fields {
    fileprivate init?(_ data: RecordData) {
        switch data {
        case .mx(let preference, let host): self.init(priority: preference, target: host)
        case .srv(let priority, let weight, let port, let target):
            self.init(priority: priority, weight: weight, port: port, target: target)
        default: return nil
        }
    }
}
