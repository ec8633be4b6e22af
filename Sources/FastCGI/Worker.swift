/// One worker process of a pool.
public enum Worker {
    /// Serves requests that arrive at descriptor 0, a listening socket, until SIGTERM; returns the exit code.
    public static func run(_ settings: PoolSettings, makeResponder: @escaping @Sendable () -> any Responder) -> Int32 {
        preconditionFailure("follows")
    }
}
