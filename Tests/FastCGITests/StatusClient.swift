import Glibc

/// A client of the status listener.
struct StatusClient {
    let port: Int

    /// Sends a request as written and gives the whole answer as text.
    func send(_ request: String) throws -> String {
        let connection = try open()
        defer { close(connection) }
        guard FastCGIClient.write(Array(request.utf8), to: connection) else { throw FastCGIClient.Failure.cutOff }
        return Self.readAll(connection)
    }

    func get(_ path: String) throws -> String {
        try send("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    }

    /// Connects only.
    func open() throws -> Int32 {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw FastCGIClient.Failure.cannotConnect(errno) }
        return connection
    }

    static func readAll(_ connection: Int32) -> String {
        var all: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(connection, &part, part.count, 0), count > 0 {
            all += part.prefix(count)
        }
        return String(decoding: all, as: UTF8.self)
    }
}
