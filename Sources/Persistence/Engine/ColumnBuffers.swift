import CMariaDB

/// The memory that the columns of a row are fetched into. All types arrive as text or raw bytes.
final class ColumnBuffers {
    private let count: Int
    private let binds: UnsafeMutablePointer<MYSQL_BIND>
    private let lengths: UnsafeMutablePointer<UInt>
    private let nulls: UnsafeMutablePointer<my_bool>
    private let buffers: UnsafeMutableRawPointer

    /// Longer values are fetched once more with the length that they turned out to have.
    private static let capacity = 512

    init(count: Int) {
        self.count = count
        binds = .allocate(capacity: count)
        binds.initialize(repeating: MYSQL_BIND(), count: count)
        lengths = .allocate(capacity: count)
        lengths.initialize(repeating: 0, count: count)
        nulls = .allocate(capacity: count)
        nulls.initialize(repeating: 0, count: count)
        buffers = .allocate(byteCount: count * Self.capacity, alignment: 8)
        for index in 0..<count {
            binds[index].buffer_type = MYSQL_TYPE_STRING
            binds[index].buffer = buffers + index * Self.capacity
            binds[index].buffer_length = UInt(Self.capacity)
            binds[index].length = lengths + index
            binds[index].is_null = nulls + index
        }
    }

    deinit {
        binds.deallocate()
        lengths.deallocate()
        nulls.deallocate()
        buffers.deallocate()
    }

    func bind(to statement: UnsafeMutablePointer<MYSQL_STMT>) {
        mysql_stmt_bind_result(statement, binds)
    }

    /// Copies the row that was just fetched.
    func values(of statement: UnsafeMutablePointer<MYSQL_STMT>) -> [[UInt8]?] {
        (0..<count).map { index in
            if nulls[index] != 0 { return nil }
            let length = Int(lengths[index])
            if length > Self.capacity { return longValue(of: statement, index, length) }
            return Array(UnsafeRawBufferPointer(start: buffers + index * Self.capacity, count: length))
        }
    }

    private func longValue(of statement: UnsafeMutablePointer<MYSQL_STMT>, _ index: Int, _ length: Int) -> [UInt8] {
        var bind = MYSQL_BIND()
        var received: UInt = 0
        var isNull = my_bool(0)
        return [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
            withUnsafeMutablePointer(to: &received) { lengthPointer in
                withUnsafeMutablePointer(to: &isNull) { nullPointer in
                    bind.buffer_type = MYSQL_TYPE_STRING
                    bind.buffer = UnsafeMutableRawPointer(buffer.baseAddress)
                    bind.buffer_length = UInt(length)
                    bind.length = lengthPointer
                    bind.is_null = nullPointer
                    mysql_stmt_fetch_column(statement, &bind, UInt32(index), 0)
                }
            }
            filled = length
        }
    }
}
