/// A whole new generation of workers that takes over once all of them are ready.
struct RollOver {
    var successors: [WorkerProcess] = []
    let until: ContinuousClock.Instant

    init(until: ContinuousClock.Instant) {
        self.until = until
    }

    var isReady: Bool { successors.allSatisfy(\.isReady) }
    var isOverdue: Bool { until <= .now }
}
