import Glibc

/// A worker process as its supervisor sees it.
final class WorkerProcess {
    let pid: pid_t
    let board: Scoreboard
    let started = ContinuousClock.now
    /// When a worker that was told to end is killed; nil while it serves.
    private(set) var killAt: ContinuousClock.Instant?
    private(set) var wasKilled = false

    init(_ program: WorkerProgram) throws {
        board = try Scoreboard(supervisor: getpid())
        pid = try program.start(board: board)
    }

    /// All its threads serve. How many they are is known once it has read its configuration.
    var isReady: Bool { board[.threads] > 0 && board[.readyThreads] == board[.threads] }

    var state: String {
        if killAt != nil { return "draining" }
        return isReady ? "ready" : "starting"
    }

    /// Tells it to finish what is under way and end.
    func retire(killAt end: ContinuousClock.Instant) {
        killAt = end
        kill(pid, SIGTERM)
    }

    func killIfOverdue() {
        guard let killAt, killAt <= .now, !wasKilled else { return }
        wasKilled = true
        kill(pid, SIGKILL)
    }

    /// How it ended, in words; nil while it runs.
    func takeEnd() -> String? {
        var status: Int32 = 0
        guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
        // The macros WIFSIGNALED, WTERMSIG and WEXITSTATUS are not imported.
        let signal = status & 0x7F
        return signal == 0 ? "exit code \(status >> 8 & 0xFF)" : "signal \(signal)"
    }
}
