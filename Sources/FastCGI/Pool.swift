/// The supervisor of a pool of worker processes.
public enum Pool {
    /// Runs the pool until SIGTERM or SIGINT and returns the exit code.
    ///
    /// Workers are started from this executable with `arguments` (the first one is the program's name) and `--worker`;
    /// they must call `Worker.run` with the same settings.
    public static func run(_ settings: PoolSettings, arguments: [String] = CommandLine.arguments) throws -> Int32 {
        preconditionFailure("follows")
    }
}
