import Glibc

/// Blocking stream sockets with a path.
enum UnixSocket {
    static func listen(_ path: String) throws(FaultyServer.SocketError) -> Int32 {
        unlink(path)
        let descriptor = try open(path, bind)
        guard Glibc.listen(descriptor, 16) == 0 else { throw .init(code: errno) }
        return descriptor
    }

    static func connect(_ path: String) throws(FaultyServer.SocketError) -> Int32 {
        try open(path, Glibc.connect)
    }

    /// The bytes that came in; nil at the end.
    static func read(_ descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }

    static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    private static func open(
        _ path: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(FaultyServer.SocketError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                use(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard descriptor >= 0, result == 0 else {
            let code = errno
            close(descriptor)
            throw .init(code: code)
        }
        return descriptor
    }
}
