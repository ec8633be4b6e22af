import Glibc

/// Answers GET requests of this machine over HTTP/1.1, one per connection, without ever blocking the supervisor.
final class StatusListener {
    private struct Client {
        let descriptor: Int32
        /// When a client that sends nothing is hung up on.
        let deadline: ContinuousClock.Instant
    }

    let port: Int
    private let listener: Int32
    private var clients: [Client] = []
    private static let maximumClients = 16

    /// Listens on 127.0.0.1; port 0 takes any that is free.
    init(port wanted: UInt16) throws {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        listener = try movedUp(socket(AF_INET, type, 0))
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = wanted.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        guard Self.call(bind, listener, &address) == 0 else { throw SystemError("bind 127.0.0.1:\(wanted)") }
        guard listen(listener, 16) == 0 else { throw SystemError("listen") }
        port = Int(try Self.boundPort(listener))
    }

    deinit {
        for client in clients { close(client.descriptor) }
        close(listener)
    }

    /// What to wait for; further clients have to wait while there are many.
    var descriptors: [Int32] {
        (clients.count < Self.maximumClients ? [listener] : []) + clients.map(\.descriptor)
    }

    /// When the next client is to be hung up on.
    var nextDeadline: ContinuousClock.Instant? { clients.map(\.deadline).min() }

    /// Answers what has arrived.
    func serve(_ answer: (_ target: String) -> StatusPage) {
        acceptAll()
        clients.removeAll { client in
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = recv(client.descriptor, &buffer, buffer.count, 0)
            if count < 0 && errno == EAGAIN && client.deadline > .now { return false }
            if count > 0 {
                send(Self.page(for: buffer.prefix(count), answer), to: client.descriptor)
            }
            close(client.descriptor)
            return true
        }
    }

    private func acceptAll() {
        while clients.count < Self.maximumClients {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            setNonBlocking(descriptor)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            clients.append(Client(descriptor: descriptor, deadline: .now + .seconds(2)))
        }
    }

    /// The request line comes in the first segment: the clients are on this machine.
    private static func page(for request: ArraySlice<UInt8>, _ answer: (String) -> StatusPage) -> StatusPage {
        let line = request.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return StatusPage(400, "not HTTP/1.1\n") }
        guard words[0] == "GET" else { return StatusPage(405, "only GET\n", allow: "GET") }
        return answer(String(words[1].prefix { $0 != "?" }))
    }

    /// A page fits into the socket's buffer (at least 16 KiB); a client that closed is no error.
    private func send(_ page: StatusPage, to descriptor: Int32) {
        let bytes = page.bytes
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        shutdown(descriptor, Int32(SHUT_WR))
    }

    private static func boundPort(_ descriptor: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard code == 0 else { throw SystemError("getsockname") }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func call(
        _ function: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32, _ descriptor: Int32,
        _ address: inout sockaddr_in
    ) -> Int32 {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                function(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
