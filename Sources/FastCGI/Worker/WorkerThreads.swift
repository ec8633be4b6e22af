import CFastCGI
import Glibc

/// What the threads of a worker process have in common.
struct WorkerShare: Sendable {
    let settings: PoolSettings
    let board: Scoreboard
    /// Becomes readable for all threads when they are to end.
    let stopEvent: Int32
    let makeResponder: @Sendable () -> any Responder
}

/// The threads of a worker process.
final class WorkerThreads {
    private let stopEvent: Int32
    private var threads: [pthread_t] = []

    /// Starts them; they serve at once.
    init(
        _ settings: PoolSettings, board: Scoreboard, makeResponder: @escaping @Sendable () -> any Responder
    ) throws {
        guard FCGX_Init() == 0 else { throw SystemError("FCGX_Init") }
        setNonBlocking(InheritedDescriptor.listener)
        stopEvent = eventfd(0, Int32(EFD_CLOEXEC))
        guard stopEvent >= 0 else { throw SystemError("eventfd") }
        let share = WorkerShare(settings: settings, board: board, stopEvent: stopEvent, makeResponder: makeResponder)
        board.count(.threads, adding: UInt64(settings.threads))
        for _ in 0..<settings.threads {
            threads.append(try start(share))
        }
    }

    /// Lets every thread finish its request and waits until all have ended.
    func finish() {
        eventfd_write(stopEvent, 1)
        for thread in threads { pthread_join(thread, nil) }
    }

    private func start(_ share: WorkerShare) throws -> pthread_t {
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(Box(share: share))
        let code = pthread_create(&thread, nil, threadBody, argument.toOpaque())
        guard code == 0 else {
            argument.release()
            throw SystemError("pthread_create", code: code)
        }
        return thread
    }
}

private final class Box {
    let share: WorkerShare

    init(share: WorkerShare) {
        self.share = share
    }
}

private func threadBody(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let share = Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().share
    WorkerThread(share).serveUntilStopped()
    return nil
}
