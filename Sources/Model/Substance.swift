/// Texts one after the other, each told from the next, and a text that is missing from an empty one: what is the same says
/// the same.
public struct Substance: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func add(_ text: String?) {
        guard let text else { return bytes.append(0) }
        bytes.append(contentsOf: text.utf8)
        bytes.append(1)
    }

    public mutating func add(_ first: String?, _ second: String?, _ others: String?...) {
        add(first)
        add(second)
        for text in others { add(text) }
    }

    /// What was put together elsewhere.
    public mutating func add(_ other: [UInt8]) {
        bytes += other
        bytes.append(2)
    }

    public mutating func add(list: some Sequence<String>) {
        for text in list { add(text) }
        bytes.append(2)
    }
}
