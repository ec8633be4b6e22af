import Model
public import Persistence
import Web

/// What has to be cleared away from time to time.
public enum Housekeeping {
    static let jobKind = "housekeeping"
    private static let pauseSeconds = 600

    /// Makes sure that the job exists; called when a worker starts.
    public static func schedule(in database: inout Connection) throws {
        try JobRepository.schedule(jobKind, subject: .installation, afterSeconds: 0, in: &database)
    }

    static func run(_ context: inout Context) throws -> JobOutcome {
        let ended = try SessionRepository.expire(limit: 1000, in: &context.database)
        try SessionRepository.forgetLogoutTokens(in: &context.database)
        try IdempotencyRepository.expire(in: &context.database)
        if ended > 0 { Log.info("sessions expired", ["count": "\(ended)"]) }
        return .again(afterSeconds: pauseSeconds)
    }
}
