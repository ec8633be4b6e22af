import Glibc

/// Why a pool cannot listen.
public enum ListenerError: Error, CustomStringConvertible {
    /// Neither a path nor a listening socket at descriptor 0.
    case noSocket
    /// A Unix socket's path has at most 107 bytes.
    case pathTooLong(String)
    /// Another process answers at this path.
    case inUse(String)
    /// Something that is not a socket is in the way.
    case notASocket(String)

    /// Why, in words for the operator.
    public var description: String {
        switch self {
        case .noSocket: "there is no socket path, and descriptor 0 is not a listening socket"
        case .pathTooLong(let path): "the socket path is too long: \(path)"
        case .inUse(let path): "another process listens at \(path)"
        case .notASocket(let path): "there is something else than a socket at \(path)"
        }
    }
}

/// The listening socket of the pool.
struct Listener {
    let descriptor: Int32
    /// Path of the socket that we opened ourselves and remove at the end.
    private let ownPath: String?

    /// Takes descriptor 0 when it is a listening socket, or else opens the path.
    init(_ settings: PoolSettings) throws {
        if Self.isListening(0) {
            descriptor = 0
            ownPath = nil
        } else {
            guard let path = settings.socketPath else { throw ListenerError.noSocket }
            descriptor = try Self.open(path, settings)
            ownPath = path
        }
    }

    /// Nobody can come in any more; who waits already still can be served. A socket given to us stays open to others.
    func closeDoor() {
        if let ownPath { unlink(ownPath) }
    }

    /// Connections wait in a queue that only we will serve.
    var hasWaiting: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return ownPath != nil && poll(&entry, 1, 0) > 0
    }

    private static func isListening(_ descriptor: Int32) -> Bool {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &value, &size) == 0 && value != 0
    }

    private static func open(_ path: String, _ settings: PoolSettings) throws -> Int32 {
        var address = try UnixAddress(path)
        try removeStale(path, &address)
        let created = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard created >= 0 else { throw SystemError("socket") }
        let descriptor = try movedUp(created)
        // The mode must hold from the first moment, so it cannot be set after bind.
        let mask = umask(~settings.socketMode & 0o777)
        let bound = address.use { bind(descriptor, $0, $1) }
        let error = SystemError("bind \(path)")
        umask(mask)
        guard bound == 0 else { throw error }
        guard listen(descriptor, settings.backlog) == 0 else { throw SystemError("listen") }
        return descriptor
    }

    /// Removes the socket that a killed pool left behind, recognised by its refusing connections.
    private static func removeStale(_ path: String, _ address: inout UnixAddress) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw ListenerError.notASocket(path) }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        defer { close(probe) }
        let connected = address.use { connect(probe, $0, $1) }
        guard connected != 0, errno == ECONNREFUSED else { throw ListenerError.inUse(path) }
        unlink(path)
    }
}

/// The address of a Unix socket.
struct UnixAddress {
    private var address = sockaddr_un()

    init(_ path: String) throws {
        let bytes = Array(path.utf8)
        // One byte stays for the NUL at the end (unix(7)).
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { throw ListenerError.pathTooLong(path) }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    }

    /// Passes the address to a system call.
    mutating func use(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
