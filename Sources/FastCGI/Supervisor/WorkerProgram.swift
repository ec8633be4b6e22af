import CFastCGI
import Glibc

/// How a worker process is started.
struct WorkerProgram {
    /// The program's name and what follows it.
    let arguments: [String]
    let listener: Int32

    /// Starts this executable once more, with the listener and the board at the descriptors that a worker expects.
    ///
    /// `/proc/self/exe` stays the program that runs now, even when the file was replaced meanwhile: all workers of a
    /// pool are of one version.
    func start(board: Scoreboard) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, listener, InheritedDescriptor.listener)
        posix_spawn_file_actions_adddup2(&actions, board.descriptor, InheritedDescriptor.scoreboard)
        closeDescriptors(from: InheritedDescriptor.scoreboard + 1, &actions)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        resetSignals(&attributes)

        var words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid = pid_t()
        let code = posix_spawn(&pid, "/proc/self/exe", &actions, &attributes, &words, environ)
        guard code == 0 else { throw SystemError("posix_spawn", code: code) }
        return pid
    }

    /// What we block for ourselves must not stay blocked in a worker.
    private func resetSignals(_ attributes: inout posix_spawnattr_t) {
        var none = SignalSet.make([])
        var all = SignalSet.make([SIGTERM, SIGINT, SIGHUP, SIGCHLD, SIGPIPE, SIGUSR1])
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    }
}
