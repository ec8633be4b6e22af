public import FoundationEssentials
public import Model

/// One row of a result, good only while it is being decoded; columns are counted from 0 in the order of the SELECT.
public struct Row: ~Copyable {
    private let columns: ColumnBuffers

    init(_ columns: ColumnBuffers) {
        self.columns = columns
    }

    public func optionalBytes(_ index: Int) throws(DatabaseError) -> [UInt8]? {
        try present(index, .bytes) ? columns.withBytes(index) { Array($0) } : nil
    }

    public func bytes(_ index: Int) throws(DatabaseError) -> [UInt8] {
        try required(try optionalBytes(index), index)
    }

    public func optionalString(_ index: Int) throws(DatabaseError) -> String? {
        try present(index, .bytes) ? columns.withBytes(index) { String(decoding: $0, as: UTF8.self) } : nil
    }

    public func string(_ index: Int) throws(DatabaseError) -> String {
        try required(try optionalString(index), index)
    }

    public func optionalInt(_ index: Int) throws(DatabaseError) -> Int? {
        // A sum is a DECIMAL, which arrives as text.
        if columns.kind(index) == .bytes {
            return try optionalString(index).map { (text) throws(DatabaseError) in try whole(text, index) }
        }
        return try present(index, .integer) ? columns.integer(index) : nil
    }

    public func int(_ index: Int) throws(DatabaseError) -> Int {
        try required(try optionalInt(index), index)
    }

    public func bool(_ index: Int) throws(DatabaseError) -> Bool {
        try int(index) != 0
    }

    public func optionalDate(_ index: Int) throws(DatabaseError) -> Date? {
        try present(index, .time) ? columns.time(index).date : nil
    }

    public func date(_ index: Int) throws(DatabaseError) -> Date {
        try required(try optionalDate(index), index)
    }

    public func optionalULID(_ index: Int) throws(DatabaseError) -> ULID? {
        guard let bytes = try optionalBytes(index) else { return nil }
        guard let ulid = ULID(bytes: bytes) else { throw .decoding("column \(index) is no identifier") }
        return ulid
    }

    public func ulid(_ index: Int) throws(DatabaseError) -> ULID {
        try required(try optionalULID(index), index)
    }

    public func optionalID<ID: EntityID>(_ index: Int, as type: ID.Type = ID.self) throws(DatabaseError) -> ID? {
        try optionalULID(index).map { ID($0) }
    }

    public func id<ID: EntityID>(_ index: Int, as type: ID.Type = ID.self) throws(DatabaseError) -> ID {
        ID(try ulid(index))
    }

    /// A value of a closed set, stored by its raw text.
    public func value<Value: RawRepresentable<String>>(
        _ index: Int, as type: Value.Type = Value.self
    ) throws(DatabaseError) -> Value {
        guard let value = Value(rawValue: try string(index)) else {
            throw .decoding("column \(index) has an unknown value")
        }
        return value
    }

    /// False for NULL; throws when the column is of another kind than the code expects.
    private func present(_ index: Int, _ kind: ColumnBuffers.Kind) throws(DatabaseError) -> Bool {
        guard columns.kind(index) == kind else { throw .decoding("column \(index) is not of the kind that is read") }
        return !columns.isNull(index)
    }

    private func whole(_ text: String, _ index: Int) throws(DatabaseError) -> Int {
        guard let value = Int(text) else { throw .decoding("column \(index) is no whole number") }
        return value
    }

    private func required<Value>(_ value: Value?, _ index: Int) throws(DatabaseError) -> Value {
        guard let value else { throw .decoding("column \(index) is NULL") }
        return value
    }
}
