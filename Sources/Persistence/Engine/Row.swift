public import FoundationEssentials
public import Model

/// One row of a result; columns are counted from 0 in the order of the SELECT.
public struct Row: ~Copyable {
    private let columns: [[UInt8]?]

    init(_ columns: [[UInt8]?]) {
        self.columns = columns
    }

    public func optionalBytes(_ index: Int) -> [UInt8]? {
        columns[index]
    }

    public func bytes(_ index: Int) throws(DatabaseError) -> [UInt8] {
        guard let bytes = columns[index] else { throw .decoding("column \(index) is NULL") }
        return bytes
    }

    public func optionalString(_ index: Int) -> String? {
        columns[index].map { String(decoding: $0, as: UTF8.self) }
    }

    public func string(_ index: Int) throws(DatabaseError) -> String {
        String(decoding: try bytes(index), as: UTF8.self)
    }

    public func optionalInt(_ index: Int) throws(DatabaseError) -> Int? {
        guard let text = optionalString(index) else { return nil }
        guard let value = Int(text) else { throw .decoding("column \(index) is no whole number") }
        return value
    }

    public func int(_ index: Int) throws(DatabaseError) -> Int {
        try required(try optionalInt(index), index)
    }

    public func bool(_ index: Int) throws(DatabaseError) -> Bool {
        try int(index) != 0
    }

    public func optionalDate(_ index: Int) throws(DatabaseError) -> Date? {
        guard let text = optionalString(index) else { return nil }
        guard let date = Date(databaseText: text) else { throw .decoding("column \(index) is no time") }
        return date
    }

    public func date(_ index: Int) throws(DatabaseError) -> Date {
        try required(try optionalDate(index), index)
    }

    public func optionalID<ID: EntityID>(_ index: Int, as type: ID.Type = ID.self) throws(DatabaseError) -> ID? {
        guard let bytes = columns[index] else { return nil }
        guard let ulid = ULID(bytes: bytes) else { throw .decoding("column \(index) is no identifier") }
        return ID(ulid)
    }

    public func id<ID: EntityID>(_ index: Int, as type: ID.Type = ID.self) throws(DatabaseError) -> ID {
        try required(try optionalID(index), index)
    }

    /// A value of a closed set, stored by its raw text.
    public func value<Value: RawRepresentable<String>>(_ index: Int, as type: Value.Type = Value.self) throws(DatabaseError) -> Value {
        guard let value = Value(rawValue: try string(index)) else { throw .decoding("column \(index) has an unknown value") }
        return value
    }

    private func required<Value>(_ value: Value?, _ index: Int) throws(DatabaseError) -> Value {
        guard let value else { throw .decoding("column \(index) is NULL") }
        return value
    }
}
