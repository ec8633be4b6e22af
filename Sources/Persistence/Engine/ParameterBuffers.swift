import CMariaDB

/// The memory that bound values lie in until the statement has been executed. Used again for each execution.
final class ParameterBuffers {
    let binds: UnsafeMutablePointer<MYSQL_BIND>
    private let count: Int
    private var memory: UnsafeMutableRawPointer
    private var capacity = 256

    init(count: Int) {
        self.count = count
        binds = .allocate(capacity: max(1, count))
        binds.initialize(repeating: MYSQL_BIND(), count: count)
        memory = .allocate(byteCount: capacity, alignment: Self.alignment)
    }

    deinit {
        binds.deallocate()
        memory.deallocate()
    }

    /// Copies the values; there must be one for each placeholder.
    func fill(with values: [SQLValue]) {
        precondition(values.count == count, "each placeholder has its value")
        reserve(values.reduce(0) { $0 + Self.space(for: $1) })
        var place = memory
        for (index, value) in values.enumerated() {
            binds[index] = Self.bind(value, at: place)
            place += Self.space(for: value)
        }
    }

    private func reserve(_ size: Int) {
        guard size > capacity else { return }
        memory.deallocate()
        memory = .allocate(byteCount: size, alignment: Self.alignment)
        capacity = size
    }

    /// What numbers and times need.
    private static let alignment = 8

    private static func space(for value: SQLValue) -> Int {
        let size =
            switch value {
            case .null: 0
            case .integer: MemoryLayout<Int64>.size
            case .text(let text): text.utf8.count
            case .bytes(let bytes): bytes.count
            case .time: MemoryLayout<MYSQL_TIME>.size
            }
        return (size + alignment - 1) / alignment * alignment
    }

    private static func bind(_ value: SQLValue, at place: UnsafeMutableRawPointer) -> MYSQL_BIND {
        var bind = MYSQL_BIND()
        bind.buffer = place
        switch value {
        case .null: bind.buffer_type = MYSQL_TYPE_NULL
        case .integer(let number):
            place.storeBytes(of: Int64(number), as: Int64.self)
            bind.buffer_type = MYSQL_TYPE_LONGLONG
        case .time(let date):
            place.initializeMemory(as: MYSQL_TIME.self, to: MYSQL_TIME(date))
            bind.buffer_type = MYSQL_TYPE_DATETIME
        case .text(var text):
            text.withUTF8 { bind.copy(UnsafeRawBufferPointer($0), MYSQL_TYPE_STRING) }
        case .bytes(let bytes):
            bytes.withUnsafeBytes { bind.copy($0, MYSQL_TYPE_BLOB) }
        }
        return bind
    }
}

extension MYSQL_BIND {
    /// Without a pointer to a length the library takes that of the buffer.
    fileprivate mutating func copy(_ source: UnsafeRawBufferPointer, _ type: enum_field_types) {
        if let base = source.baseAddress { buffer.copyMemory(from: base, byteCount: source.count) }
        buffer_length = UInt(source.count)
        buffer_type = type
    }
}
