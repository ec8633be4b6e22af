import FoundationEssentials
import Model
import Persistence
import Upstreams
import Verification
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
        let jobs = try JobRepository.claim(.prompt, leaseSeconds: Self.leaseSeconds, in: &context.database)
        if !jobs.isEmpty {
            try run(jobs, &context)
            return 0
        }
        let wait = platform.settings.verification.pace?.secondsToWait ?? 0
        guard wait == 0 else { return min(wait, try secondsToNext(.prompt, &context)) }
        let many = try JobRepository.claim(
            .bulk, limit: batch, leaseSeconds: Self.leaseSeconds, in: &context.database)
        if many.isEmpty { return min(try secondsToNext(.prompt, &context), try secondsToNext(.bulk, &context)) }
        try run(many, &context)
        return 0
    }

    /// Where questions are paced, several checks at once would only be a burst with a longer pause.
    private var batch: Int { platform.settings.verification.pace == nil ? Verifier.maximumBatch : 1 }

    private func secondsToNext(_ lane: JobLane, _ context: inout Context) throws -> Double {
        max(0.05, try JobRepository.secondsToNext(lane, limit: Self.longestPause, in: &context.database))
    }

    /// Of jobs that fail together each is tried alone, so that one does not keep back the others.
    private func run(_ jobs: [JobRecord], _ context: inout Context) throws {
        do {
            let outcomes = try JobKind.run(jobs, &context)
            try settle(jobs, outcomes, &context)
        } catch {
            guard let job = jobs.first, jobs.count == 1 else {
                for job in jobs { try run([job], &context) }
                return
            }
            Log.error("job failed", ["kind": job.kind, "subject": "\(job.subject)", "cause": "\(error)"])
            try JobRepository.runAgain(
                job, afterSeconds: Backoff.seconds(attempts: job.attempts), failure: "\(type(of: error))",
                in: &context.database)
        }
    }

    private func settle(_ jobs: [JobRecord], _ outcomes: [JobOutcome], _ context: inout Context) throws {
        try context.database.transaction { (database: inout Connection) in
            var again: [(job: JobRecord, afterSeconds: Int)] = []
            for (job, outcome) in zip(jobs, outcomes) {
                switch outcome {
                case .done: try JobRepository.finish(job, in: &database)
                case .again(let seconds): again.append((job, seconds))
                }
            }
            try JobRepository.runAgain(again, in: &database)
        }
    }
}
