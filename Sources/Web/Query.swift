/// The fields after the question mark of an address.
public struct Query: Sendable {
    private let fields: [(name: String, value: String)]

    /// Reads `name=value` pairs; a pair that cannot be decoded is left out.
    public init(_ text: String) {
        fields = text.split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(parts[0], plusIsBlank: true),
                let value = PercentEncoding.decode(parts.count > 1 ? parts[1] : "", plusIsBlank: true)
            else { return nil }
            return (name: name, value: value)
        }
    }

    /// The first value of a field; nil when the field is absent.
    public func value(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// The first value of a field unless it is empty, as a form sends what was not filled in.
    public func nonEmpty(_ name: String) -> String? {
        value(name).flatMap { $0.isEmpty ? nil : $0 }
    }
}
