/// What stood in the place of a pattern's placeholders, decoded once.
public struct PathParameters: Sendable {
    private let values: [String: String]

    /// Creates parameters.
    public init(_ values: [String: String]) {
        self.values = values
    }

    /// The value of a placeholder; asking for one that the pattern lacks is a mistake in the table.
    public subscript(_ name: String) -> String {
        guard let value = values[name] else { preconditionFailure("the pattern has no :\(name)") }
        return value
    }

    /// The value of a placeholder that not every pattern has.
    public func optional(_ name: String) -> String? {
        values[name]
    }
}
