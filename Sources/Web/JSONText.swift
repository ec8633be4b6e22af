import FoundationEssentials

/// JSON as the API writes it: times in RFC 3339 UTC with milliseconds, slashes plain, keys in order.
public enum JSONText {
    /// Encodes a value.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(text(of: date))
        }
        return Array(try encoder.encode(value))
    }

    /// Decodes a value; a time may come with or without fractional seconds.
    public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let date = date(from: try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time of RFC 3339")
            }
            return date
        }
        return try decoder.decode(type, from: Data(bytes))
    }

    static func text(of date: Date) -> String {
        // The style cuts; half a millisecond more makes it round, so that a time survives its own text.
        (date + 0.0005).formatted(style)
    }

    private static func date(from text: String) -> Date? {
        (try? style.parse(text)) ?? (try? Date.ISO8601FormatStyle().parse(text))
    }

    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
