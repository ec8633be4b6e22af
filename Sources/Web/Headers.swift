/// Header fields in the order given; names are compared without regard to case.
public struct Headers: Sendable, ExpressibleByDictionaryLiteral {
    /// The fields.
    public private(set) var fields: [(name: String, value: String)] = []

    /// Creates fields from a literal.
    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { (name: $0.0, value: $0.1) }
    }

    /// The first value of a field; setting replaces all its values, nil removes the field.
    public subscript(name: String) -> String? {
        get { all(name).first }
        set {
            fields.removeAll { Self.same($0.name, name) }
            if let newValue { add(name, newValue) }
        }
    }

    /// Every value of a field.
    public func all(_ name: String) -> [String] {
        fields.filter { Self.same($0.name, name) }.map(\.value)
    }

    /// Adds a value beside those that are there.
    public mutating func add(_ name: String, _ value: String) {
        fields.append((name: name, value: value))
    }

    private static func same(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.lowercased() == right.lowercased()
    }
}
