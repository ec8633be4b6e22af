public import FoundationEssentials
public import Model

/// A statement whose interpolated values are bound, never written into the text.
///
/// Literals are `StaticString`, so that text made at run time cannot become part of a statement.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The text with `?` for each value.
    private(set) var text: String
    private(set) var values: [SQLValue]

    public init(stringLiteral value: StaticString) {
        text = value.description
        values = []
    }

    public init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    /// Collects text and values.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            text += literal.description
        }

        public mutating func appendInterpolation(_ value: String?) { bind(value.map(SQLValue.text)) }
        public mutating func appendInterpolation(_ value: Int?) { bind(value.map(SQLValue.integer)) }
        public mutating func appendInterpolation(_ value: Bool?) { bind(value.map { .integer($0 ? 1 : 0) }) }
        public mutating func appendInterpolation(_ value: [UInt8]?) { bind(value.map(SQLValue.bytes)) }
        /// Binds an instant as `DATETIME(3)` in UTC.
        public mutating func appendInterpolation(_ value: Date?) { bind(value.map(SQLValue.time)) }
        public mutating func appendInterpolation<ID: EntityID>(_ value: ID?) {
            bind(value.map { .bytes($0.ulid.bytes) })
        }

        /// Splices a part of a statement with its values.
        public mutating func appendInterpolation(_ part: SQL) {
            text += part.text
            values += part.values
        }

        /// A list for `IN (…)`; an empty one matches nothing.
        public mutating func appendInterpolation(list: [String]) {
            bind(list: list.map(SQLValue.text))
        }

        /// A list for `IN (…)`; an empty one matches nothing.
        public mutating func appendInterpolation<ID: EntityID>(list: [ID]) {
            bind(list: list.map { .bytes($0.ulid.bytes) })
        }

        /// A list of numbers.
        public mutating func appendInterpolation(list: [Int]) {
            bind(list: list.map(SQLValue.integer))
        }

        private mutating func bind(_ value: SQLValue?) {
            text += "?"
            values.append(value ?? .null)
        }

        private mutating func bind(list: [SQLValue]) {
            text += list.isEmpty ? "NULL" : list.map { _ in "?" }.joined(separator: ", ")
            values += list
        }
    }
}

/// A bound value.
enum SQLValue: Sendable {
    case null
    case integer(Int)
    case text(String)
    case bytes([UInt8])
    case time(Date)
}
