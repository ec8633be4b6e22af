import Glibc

/// The state of the pool, with the field names of php-fpm's status page.
///
/// What php-fpm calls a process serves one request at a time; here that is a thread.
struct StatusReport: Encodable {
    struct WorkerReport: Encodable {
        let pid: Int
        let state: String
        let secondsSinceStart: Int64
        let requests: UInt64
        let idle: Int
        let active: Int
        let maximumActive: UInt64

        private enum CodingKeys: String, CodingKey {
            case pid, state, requests
            case secondsSinceStart = "start since"
            case idle = "idle processes"
            case active = "active processes"
            case maximumActive = "max active processes"
        }
    }

    let pool = "workplace"
    let processManager = "static"
    /// Seconds since 1970.
    let startTime: Int
    let secondsSinceStart: Int
    let accepted: UInt64
    let rejected: UInt64
    let queueLength: Int32
    let idle: Int
    let active: Int
    let total: Int
    /// Workers that ended without being told to.
    let crashes: Int
    let workers: [WorkerReport]

    private enum CodingKeys: String, CodingKey {
        case pool, rejected, crashes, workers
        case processManager = "process manager"
        case startTime = "start time"
        case secondsSinceStart = "start since"
        case accepted = "accepted conn"
        case queueLength = "listen queue len"
        case idle = "idle processes"
        case active = "active processes"
        case total = "total processes"
    }

    init(_ supervisor: Supervisor) {
        workers = supervisor.workers.map(WorkerReport.init)
        let tally = supervisor.tally
        accepted = tally.accepted
        rejected = tally.rejected
        startTime = supervisor.startTime
        secondsSinceStart = time(nil) - supervisor.startTime
        queueLength = supervisor.settings.backlog
        active = workers.map(\.active).reduce(0, +)
        idle = workers.map(\.idle).reduce(0, +)
        total = active + idle
        crashes = supervisor.crashes
    }
}

extension StatusReport.WorkerReport {
    /// A draining worker's waiting threads take no requests any more, a starting one's not yet.
    fileprivate init(_ worker: WorkerProcess) {
        pid = Int(worker.pid)
        state = worker.state
        secondsSinceStart = (ContinuousClock.now - worker.started).components.seconds
        requests = worker.board[.accepted]
        active = Int(worker.board[.busy])
        idle = state == "ready" ? max(0, Int(worker.board[.threads]) - active) : 0
        maximumActive = worker.board[.busyPeak]
    }
}
