import FoundationEssentials

/// JSON as the API writes it: times in RFC 3339 UTC with milliseconds, slashes plain, keys in order.
public enum JSONText {
    /// Encodes a value.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            // The style cuts; half a millisecond more makes it round.
            try container.encode((date + 0.0005).formatted(style))
        }
        return Array(try encoder.encode(value))
    }

    /// Decodes a value that `encode` wrote.
    public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            return try style.parse(try container.decode(String.self))
        }
        return try decoder.decode(type, from: Data(bytes))
    }

    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
