import Glibc
import Web

/// The supervisor of a pool of worker processes.
public enum Pool {
    /// Runs the pool until SIGTERM or SIGINT and returns the exit code: 0, or 1 when a request had to be cut off.
    ///
    /// Workers are started from this executable with `arguments` (the first one is the program's name) and `--worker`;
    /// they must call `Worker.run` with the same settings. SIGHUP replaces all workers by new ones, which read their
    /// configuration again, without losing a request. To be called from the main thread, before there are others.
    public static func run(_ settings: PoolSettings, arguments: [String] = CommandLine.arguments) throws -> Int32 {
        let signals = try SignalQueue([SIGTERM, SIGINT, SIGHUP, SIGCHLD])
        let status = try settings.statusPort.map { try StatusListener(port: $0) }
        let listener = try Listener(settings)
        if let status { Log.info("status listener ready", ["port": status.port]) }
        let program = WorkerProgram(arguments: arguments + ["--worker"], listener: listener.descriptor)
        let supervisor = Supervisor(settings, listener: listener, program: program)
        return supervisor.run(signals: signals, status: status)
    }
}
