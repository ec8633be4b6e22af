import CFastCGI
import Glibc

/// Lets one thread wait for the next connection or for the end.
struct Arrivals: ~Copyable {
    struct Event {
        var isConnection: Bool
        var isStop: Bool
    }

    private let queue: Int32
    private let stop: Int32
    /// Milliseconds. A worker that is killed between being woken and accepting takes the wake-up with it; this long
    /// later another one looks by itself.
    private static let patience: Int32 = 2000

    /// The listener must not block.
    init(listener: Int32, stop: Int32) {
        queue = epoll_create1(Int32(EPOLL_CLOEXEC))
        self.stop = stop
        // Exclusive: a connection wakes one waiting thread of all processes, not every one.
        watch(listener, EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue)
        watch(stop, EPOLLIN.rawValue)
    }

    deinit {
        close(queue)
    }

    /// Waits for either. A connection must be accepted even when the end has come too: its wake-up went to this thread
    /// alone. Connections that come later are left to other workers.
    func wait() -> Event {
        var events = [epoll_event(), epoll_event()]
        let count = epoll_wait(queue, &events, 2, Self.patience)
        guard count > 0 else { return Event(isConnection: true, isStop: false) }
        let isStop = events.prefix(Int(count)).contains { $0.data.fd == stop }
        return Event(isConnection: count == 2 || !isStop, isStop: isStop)
    }

    private func watch(_ descriptor: Int32, _ events: UInt32) {
        var event = epoll_event()
        event.events = events
        event.data.fd = descriptor
        let code = epoll_ctl(queue, EPOLL_CTL_ADD, descriptor, &event)
        precondition(code == 0, "both descriptors can be watched")
    }
}
