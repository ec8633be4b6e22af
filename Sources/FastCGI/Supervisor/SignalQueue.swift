import CFastCGI
import Glibc

/// Signals that arrive as events of a descriptor instead of interrupting the program.
struct SignalQueue: ~Copyable {
    let descriptor: Int32

    /// Blocks the signals in this thread and in those that it creates later.
    init(_ signals: [Int32]) throws {
        SignalSet.block(signals)
        var set = SignalSet.make(signals)
        descriptor = signalfd(-1, &set, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK))
        guard descriptor >= 0 else { throw SystemError("signalfd") }
    }

    deinit {
        close(descriptor)
    }

    /// The signals that arrived since the last call.
    func take() -> [Int32] {
        var signals: [Int32] = []
        var entry = signalfd_siginfo()
        while read(descriptor, &entry, MemoryLayout<signalfd_siginfo>.size) == MemoryLayout<signalfd_siginfo>.size {
            signals.append(Int32(entry.ssi_signo))
        }
        return signals
    }
}
