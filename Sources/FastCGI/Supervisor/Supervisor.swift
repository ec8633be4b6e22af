import Glibc
import Web

/// Keeps the workers of a pool alive, replaces them and ends them. Used on the main thread only.
final class Supervisor {
    private enum Phase {
        case serving
        /// The door is closed; who waits in the queue is still served, at most until then.
        case emptyingQueue(until: ContinuousClock.Instant, end: ContinuousClock.Instant)
        case draining
    }

    let settings: PoolSettings
    /// Seconds since 1970.
    let startTime = time(nil)
    private let listener: Listener
    private let program: WorkerProgram
    private var phase = Phase.serving
    private var slots: [Slot]
    private var rollOver: RollOver?
    private var wantsRollOver = false
    /// Workers that were told to end.
    private var retiring: [WorkerProcess] = []
    private var cutOff = false
    /// What workers counted that have ended since.
    private var past = Tally()
    /// Workers that ended without being told to.
    private(set) var crashes = 0

    init(_ settings: PoolSettings, listener: Listener, program: WorkerProgram) {
        self.settings = settings
        self.listener = listener
        self.program = program
        slots = (0..<settings.processes).map { _ in Slot() }
    }

    var workers: [WorkerProcess] {
        slots.compactMap(\.worker) + (rollOver?.successors ?? []) + retiring
    }

    /// What all workers have counted so far.
    var tally: Tally {
        workers.map(\.board.tally).reduce(past, +)
    }

    /// Runs until all workers have ended after SIGTERM or SIGINT.
    func run(signals: borrowing SignalQueue, status: StatusListener?) -> Int32 {
        repeat {
            fillSlots()
            waitForInput(on: [signals.descriptor] + (status?.descriptors ?? []), until: nextEvent(status))
            for signal in signals.take() { handle(signal) }
            status?.serve { StatusPages(self).answer($0) }
            collectEnded()
            advanceRollOver()
            advanceStop()
            for worker in retiring { worker.killIfOverdue() }
        } while !isOver
        Log.info("pool ended", ["accepted": Int(clamping: past.accepted)])
        return cutOff ? 1 : 0
    }

    private var isOver: Bool {
        if case .draining = phase { return workers.isEmpty }
        return false
    }

    private func handle(_ signal: Int32) {
        switch (signal, phase) {
        case (SIGHUP, .serving):
            wantsRollOver = true
        case (SIGTERM, .serving), (SIGINT, .serving):
            Log.info("pool stops", ["signal": Int(signal)])
            listener.closeDoor()
            phase = .emptyingQueue(until: .now + drainLimit / 2, end: .now + drainLimit)
        default: break  // SIGCHLD only wakes us; a stop goes on whatever else arrives.
        }
    }

    private var drainLimit: Duration { .seconds(settings.drainSeconds) }

    // Starting and ending

    private func fillSlots() {
        if case .draining = phase { return }
        for index in slots.indices {
            guard let startAt = slots[index].startAt, startAt <= .now else { continue }
            do {
                slots[index].worker = try WorkerProcess(program)
                slots[index].startAt = nil
            } catch {
                Log.error("worker not started", ["cause": String(describing: error)])
                slots[index].postpone()
            }
        }
    }

    private func collectEnded() {
        for worker in workers {
            guard let end = worker.takeEnd() else { continue }
            past = past + worker.board.tally
            forget(worker, end)
        }
    }

    private func forget(_ worker: WorkerProcess, _ end: String) {
        if let index = retiring.firstIndex(where: { $0 === worker }) {
            retiring.remove(at: index)
            cutOff = cutOff || worker.board[.busy] > 0
            Log.info("worker ended", ["pid": Int(worker.pid), "end": end])
            return
        }
        crashes += 1
        Log.error("worker ended unexpectedly", ["pid": Int(worker.pid), "end": end])
        if let index = slots.firstIndex(where: { $0.worker === worker }) {
            slots[index].vacate()
        } else {
            abandonRollOver(except: worker)
        }
    }

    private func retire(_ worker: WorkerProcess, end: ContinuousClock.Instant) {
        worker.retire(killAt: end)
        retiring.append(worker)
    }

    private func advanceStop() {
        guard case .emptyingQueue(let until, let end) = phase, until <= .now || !listener.hasWaiting else { return }
        phase = .draining
        for worker in workers where worker.killAt == nil { retire(worker, end: end) }
        slots = []
        rollOver = nil
    }

    // Rolling over

    private func advanceRollOver() {
        guard case .serving = phase else { return }
        if let current = rollOver {
            if current.isReady { finishRollOver(current) } else if current.isOverdue { abandonRollOver() }
        } else if wantsRollOver {
            wantsRollOver = false
            beginRollOver()
        }
    }

    private func beginRollOver() {
        Log.info("roll-over begins")
        var begun = RollOver(until: .now + .seconds(settings.startSeconds))
        do {
            for _ in slots { begun.successors.append(try WorkerProcess(program)) }
            rollOver = begun
        } catch {
            Log.error("worker not started", ["cause": String(describing: error)])
            rollOver = begun
            abandonRollOver()
        }
    }

    private func finishRollOver(_ finished: RollOver) {
        rollOver = nil
        for (index, successor) in finished.successors.enumerated() {
            if let old = slots[index].replace(with: successor) { retire(old, end: .now + drainLimit) }
        }
        Log.info("roll-over done")
    }

    /// The new workers do not come up: the old ones, which do serve, stay.
    private func abandonRollOver(except ended: WorkerProcess? = nil) {
        let successors = rollOver?.successors ?? []
        rollOver = nil
        for worker in successors where worker !== ended { retire(worker, end: .now + drainLimit) }
        Log.error("roll-over abandoned, the workers from before go on")
    }

    /// When something is due; nil when only signals and status requests can bring something to do. Readiness of new
    /// workers and the queue's emptying announce themselves by nothing, so they are looked at every 20 ms.
    private func nextEvent(_ status: StatusListener?) -> ContinuousClock.Instant? {
        var times = slots.compactMap(\.startAt) + retiring.filter { !$0.wasKilled }.compactMap(\.killAt)
        if rollOver != nil { times.append(.now + .milliseconds(20)) }
        if case .emptyingQueue = phase { times.append(.now + .milliseconds(20)) }
        if let deadline = status?.nextDeadline { times.append(deadline) }
        return times.min()
    }
}
