import Glibc

/// Sets of signals.
enum SignalSet {
    /// Blocks signals in this thread and in those that it creates later.
    static func block(_ signals: [Int32]) {
        var set = make(signals)
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits until one of these blocked signals arrives.
    static func wait(for signals: [Int32]) {
        var set = make(signals)
        var signal: Int32 = 0
        while sigwait(&set, &signal) != 0 {}
    }

    static func make(_ signals: [Int32]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }
}
