import CFastCGI
import Glibc
import Web

/// One worker process of a pool.
public enum Worker {
    /// Serves requests that arrive at descriptor 0, a listening socket, until SIGTERM; returns the exit code.
    ///
    /// `makeResponder` is called once on each thread. To be called before the process has other threads: it blocks
    /// the signals that are waited for here.
    public static func run(_ settings: PoolSettings, makeResponder: @escaping @Sendable () -> any Responder) -> Int32 {
        // SIGINT reaches the whole foreground group, SIGHUP too when a terminal closes: the supervisor decides.
        SignalSet.block([SIGTERM, SIGINT, SIGHUP])
        do {
            let board = try adoptScoreboard()
            let threads = try WorkerThreads(settings, board: board, makeResponder: makeResponder)
            SignalSet.wait(for: [SIGTERM])
            threads.finish()
            return 0
        } catch {
            Log.error("worker cannot start", ["cause": String(describing: error)])
            return 1
        }
    }

    /// The supervisor's board; a worker that was started by hand counts for itself.
    private static func adoptScoreboard() throws -> Scoreboard {
        guard let board = try Scoreboard.inherited(InheritedDescriptor.scoreboard) else {
            return try Scoreboard(supervisor: 0)
        }
        // A pool whose supervisor was killed must not go on serving unwatched.
        guard signal_when_parent_ends(SIGTERM) == 0 else { throw SystemError("prctl") }
        // It may have ended before that call.
        guard UInt64(getppid()) == board[.supervisor] else { throw SystemError("getppid", code: ESRCH) }
        return board
    }
}
