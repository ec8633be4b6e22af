import CMariaDB

/// The memory that the columns of a row are fetched into: numbers and times in binary, all else as bytes.
final class ColumnBuffers {
    enum Kind {
        case integer, time, bytes
    }

    private let statement: UnsafeMutablePointer<MYSQL_STMT>
    private let kinds: [Kind]
    private let binds: UnsafeMutablePointer<MYSQL_BIND>
    private let lengths: UnsafeMutablePointer<UInt>
    private let nulls: UnsafeMutablePointer<my_bool>
    private let memory: UnsafeMutableRawPointer

    /// Room for one column; longer values are fetched once more with the length that they turned out to have.
    private static let capacity = 512

    /// Makes room for the columns of an executed statement; nil when it gives no rows.
    init?(of statement: UnsafeMutablePointer<MYSQL_STMT>) {
        guard let result = mysql_stmt_result_metadata(statement) else { return nil }
        defer { mysql_free_result(result) }
        let fields = UnsafeBufferPointer(start: mysql_fetch_fields(result), count: Int(mysql_num_fields(result)))
        self.statement = statement
        kinds = fields.map { Self.kind(of: $0.type) }
        binds = .allocate(capacity: kinds.count)
        binds.initialize(repeating: MYSQL_BIND(), count: kinds.count)
        lengths = .allocate(capacity: kinds.count)
        lengths.initialize(repeating: 0, count: kinds.count)
        nulls = .allocate(capacity: kinds.count)
        nulls.initialize(repeating: 0, count: kinds.count)
        memory = .allocate(byteCount: kinds.count * Self.capacity, alignment: 8)
        for (index, kind) in kinds.enumerated() {
            binds[index].buffer_type = kind.bufferType
            binds[index].buffer = place(index)
            binds[index].buffer_length = UInt(Self.capacity)
            binds[index].length = lengths + index
            binds[index].is_null = nulls + index
        }
    }

    deinit {
        binds.deallocate()
        lengths.deallocate()
        nulls.deallocate()
        memory.deallocate()
    }

    /// Tells the library where to put the rows of the execution that has just begun.
    func bind() -> Bool {
        mysql_stmt_bind_result(statement, binds) == 0
    }

    func kind(_ index: Int) -> Kind {
        kinds[index]
    }

    func isNull(_ index: Int) -> Bool {
        nulls[index] != 0
    }

    func integer(_ index: Int) -> Int {
        Int(place(index).load(as: Int64.self))
    }

    func time(_ index: Int) -> MYSQL_TIME {
        place(index).load(as: MYSQL_TIME.self)
    }

    /// Gives the bytes of a value to `body`, which must not keep the pointer.
    func withBytes<Value>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Value) throws(DatabaseError) -> Value {
        let length = Int(lengths[index])
        if length <= Self.capacity { return body(UnsafeRawBufferPointer(start: place(index), count: length)) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 1)
        defer { buffer.deallocate() }
        try fetch(index, into: buffer)
        return body(UnsafeRawBufferPointer(buffer))
    }

    private func fetch(_ index: Int, into buffer: UnsafeMutableRawBufferPointer) throws(DatabaseError) {
        var bind = MYSQL_BIND()
        bind.buffer_type = MYSQL_TYPE_BLOB
        bind.buffer = buffer.baseAddress
        bind.buffer_length = UInt(buffer.count)
        guard mysql_stmt_fetch_column(statement, &bind, UInt32(index), 0) == 0 else {
            throw .decoding("column \(index) cannot be fetched")
        }
    }

    private func place(_ index: Int) -> UnsafeMutableRawPointer {
        memory + index * Self.capacity
    }

    private static func kind(of type: enum_field_types) -> Kind {
        switch type {
        case MYSQL_TYPE_TINY, MYSQL_TYPE_SHORT, MYSQL_TYPE_INT24, MYSQL_TYPE_LONG, MYSQL_TYPE_LONGLONG: .integer
        case MYSQL_TYPE_DATETIME, MYSQL_TYPE_TIMESTAMP: .time
        default: .bytes
        }
    }
}

extension ColumnBuffers.Kind {
    fileprivate var bufferType: enum_field_types {
        switch self {
        case .integer: MYSQL_TYPE_LONGLONG
        case .time: MYSQL_TYPE_DATETIME
        case .bytes: MYSQL_TYPE_BLOB
        }
    }
}
