/// How a pool listens, how large it is and what it accepts.
public struct PoolSettings: Sendable {
    /// Path of the Unix socket to open. Not used when descriptor 0 is a listening socket (systemd, spawn-fcgi).
    public var socketPath: String?
    /// Permissions of the socket: who may connect may send requests.
    public var socketMode: UInt32
    /// Connections that may wait; the kernel refuses the next one at once.
    public var backlog: Int32
    /// Worker processes, at least 1.
    public var processes: Int
    /// Threads of each worker process, at least 1; each serves one request at a time.
    public var threads: Int
    /// Largest request body in bytes.
    public var bodyLimit: Int
    /// Largest sum of the values of all request headers in bytes.
    public var headerLimit: Int
    /// Seconds from the end of `accept` to the deadline that a request carries.
    public var requestSeconds: Int
    /// Seconds that a stopping pool or a replaced worker gets for the requests under way.
    public var drainSeconds: Int
    /// Seconds within which a new worker must have all its threads ready for a roll-over to go on.
    public var startSeconds: Int
    /// Port of the status listener on 127.0.0.1; nil for none, 0 for a free one that is logged.
    public var statusPort: UInt16?

    /// Creates settings.
    public init(
        socketPath: String? = nil, socketMode: UInt32 = 0o660, backlog: Int32 = 128, processes: Int = 2,
        threads: Int = 16, bodyLimit: Int = 1_048_576, headerLimit: Int = 32_768, requestSeconds: Int = 25,
        drainSeconds: Int = 20, startSeconds: Int = 30, statusPort: UInt16? = nil
    ) {
        precondition(processes > 0 && threads > 0, "a pool has processes and threads")
        self.socketPath = socketPath
        self.socketMode = socketMode
        self.backlog = backlog
        self.processes = processes
        self.threads = threads
        self.bodyLimit = bodyLimit
        self.headerLimit = headerLimit
        self.requestSeconds = requestSeconds
        self.drainSeconds = drainSeconds
        self.startSeconds = startSeconds
        self.statusPort = statusPort
    }
}
