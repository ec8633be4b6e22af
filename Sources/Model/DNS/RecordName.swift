/// The owner of a DNS record: lower-case labels, which may begin with an underscore, no final dot.
public struct RecordName: Hashable, Sendable {
    /// The full name without the final dot.
    public let text: String

    /// Creates an owner name from text in lower case.
    public init(_ text: String) {
        self.text = text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// The name as forms that want the complete name show it, with the final dot.
    public var absolute: String { text + "." }

    /// The name as most forms want it: without the zone, `@` for the zone itself, nil outside the zone.
    public func relative(to zone: String) -> String? {
        if text == zone { return "@" }
        guard text.hasSuffix("." + zone) else { return nil }
        return String(text.utf8.dropLast(zone.utf8.count + 1))
    }

    /// The part of a check id that names the owner: relative to the domain, absolute outside it.
    public func checkLabel(in domain: DomainName) -> String {
        relative(to: domain.text) ?? absolute
    }
}
