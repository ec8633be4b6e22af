import FoundationEssentials
import Model
import Persistence
import Upstreams
import Web

/// Runs what is due, one job after the other, on one thread of the worker.
public final class JobRunner {
    private let platform: Platform
    private var idle: Connection?

    /// A job that takes longer is taken to have died with its worker.
    private static let leaseSeconds = 60
    /// What is scheduled elsewhere is noticed after this time.
    private static let longestPause = 0.5

    /// Creates the thread's part of the worker.
    public init(platform: Platform) {
        self.platform = platform
    }

    /// Runs the next due job, if any; gives the seconds to wait before the next call.
    public func step() -> Double {
        let deadline = Date() + Double(Self.leaseSeconds - 10)
        let requestID = "job-\(ULID.make(at: Date()))"
        return Log.$requestID.withValue(requestID) {
            CallScope.$current.withValue(CallScope(requestID: requestID, deadline: deadline)) { step(deadline) }
        }
    }

    private func step(_ deadline: Date) -> Double {
        var context = Context(
            database: idle.take() ?? Connection(platform.settings.database), platform: platform, requestID: nil,
            deadline: deadline)
        let outcome = Result { try runNext(&context) }
        idle = context.releaseDatabase()
        switch outcome {
        case .success(let pause): return pause
        case .failure(let error):
            Log.error("the worker cannot get at its jobs", ["cause": "\(error)"])
            return 2
        }
    }

    private func runNext(_ context: inout Context) throws -> Double {
        guard let job = try JobRepository.claim(leaseSeconds: Self.leaseSeconds, in: &context.database) else {
            return max(0.05, try JobRepository.secondsToNext(limit: Self.longestPause, in: &context.database))
        }
        do {
            switch try JobKind.run(job, &context) {
            case .done: try JobRepository.finish(job, in: &context.database)
            case .again(let seconds):
                try JobRepository.runAgain(job, afterSeconds: seconds, failure: nil, in: &context.database)
            }
        } catch {
            Log.error("job failed", ["kind": job.kind, "subject": "\(job.subject)", "cause": "\(error)"])
            try JobRepository.runAgain(
                job, afterSeconds: Backoff.seconds(attempts: job.attempts), failure: "\(type(of: error))",
                in: &context.database)
        }
        return 0
    }
}
