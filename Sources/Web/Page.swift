/// A list with the way to its next part.
public struct Page<Item: Encodable & Sendable>: Encodable, Sendable {
    /// The items of this part.
    public var items: [Item]
    /// To be sent as `cursor` for the next part; null after the last one.
    @Nullable public var next: String?

    /// Creates a page.
    public init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}

/// How much of a list is asked for, and from where.
public struct PageRequest: Sendable {
    /// Items on a page: 1 to 200, 50 unless asked otherwise.
    public let limit: Int
    /// The `next` of the page before, opaque to the caller; nil for the first page.
    public let cursor: String?

    /// Reads `limit` and `cursor` of a query.
    public init(_ query: Query) throws(Problem) {
        let text = query.nonEmpty("limit") ?? "50"
        guard let limit = Int(text), (1...200).contains(limit) else {
            throw Problem.validation("#/limit", "out_of_range", "must be a number from 1 to 200")
        }
        self.limit = limit
        self.cursor = query.nonEmpty("cursor")
    }

    /// The values that `cursor` was made of, nil for the first page; a cursor that we did not make is a problem.
    public func position(count: Int) throws(Problem) -> [String]? {
        guard let cursor else { return nil }
        guard let values = PageCursor(cursor)?.values, values.count == count else { throw Self.foreignCursor }
        return values
    }

    /// The cursor is none that the list gave.
    public static let foreignCursor = Problem.validation("#/cursor", "invalid", "is not one that this list gave")
}
