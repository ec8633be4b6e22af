public import FoundationEssentials

extension Date {
    /// The instant in UTC with milliseconds: `2026-11-22T12:00:00.000Z` (RFC 3339).
    public var rfc3339: String {
        // The style cuts; half a millisecond more makes it round, so that a time survives its own text.
        (self + 0.0005).formatted(Self.rfc3339Style)
    }

    /// Reads an RFC 3339 instant with or without fractional seconds; nil for anything else.
    public init?(rfc3339 text: String) {
        let parsed = (try? Self.rfc3339Style.parse(text)) ?? (try? Date.ISO8601FormatStyle().parse(text))
        guard let parsed else { return nil }
        self = parsed
    }

    private static let rfc3339Style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
