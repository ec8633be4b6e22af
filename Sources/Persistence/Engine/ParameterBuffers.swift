import CMariaDB

/// The memory that bound values lie in until the statement has been executed.
final class ParameterBuffers {
    let binds: UnsafeMutablePointer<MYSQL_BIND>
    private let count: Int
    private var memory: [UnsafeMutableRawPointer] = []

    init(_ values: [SQLValue]) {
        count = values.count
        binds = .allocate(capacity: max(1, count))
        binds.initialize(repeating: MYSQL_BIND(), count: count)
        for (index, value) in values.enumerated() { bind(value, at: index) }
    }

    deinit {
        memory.forEach { $0.deallocate() }
        binds.deallocate()
    }

    private func bind(_ value: SQLValue, at index: Int) {
        switch value {
        case .null: binds[index].buffer_type = MYSQL_TYPE_NULL
        case .integer(let number):
            let buffer = UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8)
            buffer.storeBytes(of: Int64(number), as: Int64.self)
            memory.append(buffer)
            binds[index].buffer = buffer
            binds[index].buffer_type = MYSQL_TYPE_LONGLONG
        case .text(let text): bind(Array(text.utf8), MYSQL_TYPE_STRING, at: index)
        case .bytes(let bytes): bind(bytes, MYSQL_TYPE_BLOB, at: index)
        }
    }

    private func bind(_ bytes: [UInt8], _ type: enum_field_types, at index: Int) {
        let buffer = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        bytes.withUnsafeBytes { source in
            if let base = source.baseAddress { buffer.copyMemory(from: base, byteCount: bytes.count) }
        }
        memory.append(buffer)
        binds[index].buffer = buffer
        binds[index].buffer_type = type
        binds[index].buffer_length = UInt(bytes.count)
        // Without a pointer to it the library takes the length from the bind itself.
        binds[index].length_value = UInt(bytes.count)
    }
}
