/// A place in the pool that one worker process holds at a time.
struct Slot {
    var worker: WorkerProcess?
    /// When the place is filled again; nil while it is.
    var startAt: ContinuousClock.Instant?
    private var backOff = BackOff()

    init() {
        startAt = .now
    }

    /// The worker ended by itself.
    mutating func vacate() {
        guard let worker else { return }
        startAt = .now + backOff.delay(lifetime: .now - worker.started)
        self.worker = nil
    }

    /// Puts another worker in and gives back the one that was there.
    mutating func replace(with successor: WorkerProcess) -> WorkerProcess? {
        defer { self = Slot(holding: successor) }
        return worker
    }

    /// The next attempt to start a worker failed before there was one.
    mutating func postpone() {
        startAt = .now + backOff.delay(lifetime: .zero)
    }

    private init(holding worker: WorkerProcess) {
        self.worker = worker
    }
}
