public import FoundationEssentials
public import Model

/// A statement whose interpolated values are bound, never written into the text.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The text with `?` for each value.
    var text: String
    var values: [SQLValue]

    public init(stringLiteral value: String) {
        text = value
        values = []
    }

    public init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    /// Collects text and values.
    public struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        public mutating func appendInterpolation(_ value: String?) { bind(value.map(SQLValue.text)) }
        public mutating func appendInterpolation(_ value: Int?) { bind(value.map(SQLValue.integer)) }
        public mutating func appendInterpolation(_ value: Bool) { bind(.integer(value ? 1 : 0)) }
        public mutating func appendInterpolation(_ value: [UInt8]?) { bind(value.map(SQLValue.bytes)) }
        public mutating func appendInterpolation(_ value: Date?) { bind(value.map { .text($0.databaseText) }) }
        public mutating func appendInterpolation<ID: EntityID>(_ value: ID?) { bind(value.map { .bytes($0.ulid.bytes) }) }

        /// Splices a part of a statement with its values.
        public mutating func appendInterpolation(_ part: SQL) {
            text += part.text
            values += part.values
        }

        /// A list for `IN (…)`; an empty one matches nothing.
        public mutating func appendInterpolation(list: [String]) {
            text += list.isEmpty ? "NULL" : list.map { _ in "?" }.joined(separator: ", ")
            values += list.map(SQLValue.text)
        }

        private mutating func bind(_ value: SQLValue?) {
            text += "?"
            values.append(value ?? .null)
        }
    }
}

/// A bound value.
enum SQLValue: Sendable {
    case null
    case integer(Int)
    case text(String)
    case bytes([UInt8])
}

extension Date {
    /// A `DATETIME(3)` in UTC, as every connection's time zone is.
    var databaseText: String {
        rfc3339.replacing("T", with: " ").replacing("Z", with: "")
    }

    /// Reads a `DATETIME(3)`.
    init?(databaseText: String) {
        self.init(rfc3339: databaseText.replacing(" ", with: "T") + "Z")
    }
}
