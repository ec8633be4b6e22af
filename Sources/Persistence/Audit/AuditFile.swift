import FoundationEssentials
public import Model

/// A tenant's audit outside the database: a line of JSON with the signed head, then one for each row.
public enum AuditFile {
    /// What stands in a file.
    public struct Content: Sendable {
        public let head: AuditHead?
        public let events: [AuditEvent]
    }

    /// A line that cannot be read.
    public struct Unreadable: Error, Equatable, CustomStringConvertible {
        public let line: Int
        public var description: String { "line \(line) is not part of an exported audit" }
    }

    private struct FirstLine: Codable {
        var head: AuditHead?
    }

    /// The lines of a tenant's audit, head first.
    public static func lines(tenant: TenantID, in database: inout Connection) throws -> [String] {
        let content = try read(tenant: tenant, in: &database)
        return try [text(FirstLine(head: content.head))] + content.events.map(text)
    }

    /// Reads the rows and the head as they stood together: rows that come meanwhile are left out.
    public static func read(tenant: TenantID, in database: inout Connection) throws -> Content {
        let head = try AuditRepository.head(of: tenant, in: &database)
        var events: [AuditEvent] = []
        while true {
            let next = try AuditRepository.chain(
                afterSequence: events.last?.sequence ?? 0, limit: 1000, tenant: tenant, in: &database)
            events += next.filter { $0.sequence <= (head?.sequence ?? 0) }
            if next.count < 1000 || (next.last?.sequence ?? 0) >= (head?.sequence ?? 0) { break }
        }
        return Content(head: head, events: events)
    }

    /// Reads the lines of a file.
    public static func parse(_ lines: [String]) throws -> Content {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let text = try decoder.singleValueContainer().decode(String.self)
            guard let date = Date(rfc3339: text) else { throw Unreadable(line: 0) }
            return date
        }
        func decode<Value: Decodable>(_ type: Value.Type, _ index: Int) throws -> Value {
            guard let value = try? decoder.decode(type, from: Data(lines[index].utf8)) else {
                throw Unreadable(line: index + 1)
            }
            return value
        }
        guard !lines.isEmpty else { throw Unreadable(line: 1) }
        return Content(
            head: try decode(FirstLine.self, 0).head,
            events: try lines.indices.dropFirst().map { try decode(AuditEvent.self, $0) })
    }

    private static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(date.rfc3339)
        }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
