import FoundationEssentials
import Model
import Persistence

/// When a domain is looked at again after a check.
struct CheckSchedule {
    /// Checks in a row without a verdict.
    let temporaryFailures: Int
    /// Seconds to the next check; nil: there is nothing to look for.
    let seconds: Int?

    init(_ domain: DomainRecord, _ report: VerificationReport, _ watch: DomainWatchSettings) {
        let isTemporary = report.checks.contains { $0.level == .required && $0.status == .temporaryError }
        temporaryFailures = isTemporary ? domain.temporaryFailures + 1 : 0
        seconds = Self.nextRun(domain, report, temporaryFailures, watch)
    }

    /// Of a verified domain where everything is as before.
    init(unchanged domain: DomainRecord) {
        temporaryFailures = 0
        seconds = RecheckSchedule.interval(
            status: domain.status, age: domain.now.timeIntervalSince(domain.statusSince), isExpired: false,
            temporaryFailures: 0, negativeTTL: nil, random: Double.random(in: 0...1)
        ).map { Int($0) }
    }

    /// The schedule of the contract, shorter while a proof is awaited where the operator's resolvers allow it.
    private static func nextRun(
        _ domain: DomainRecord, _ report: VerificationReport, _ failures: Int, _ watch: DomainWatchSettings
    ) -> Int? {
        let age = report.status == domain.status ? domain.now.timeIntervalSince(domain.statusSince) : 0
        let negativeTTL = report.checks.compactMap(\.retryAfterSeconds).max()
        let interval = RecheckSchedule.interval(
            status: report.status, age: age, isExpired: domain.isExpired, temporaryFailures: failures,
            negativeTTL: negativeTTL, random: Double.random(in: 0...1))
        guard let interval else { return nil }
        // A takeover is looked at on the days of warning and at its end.
        if let contest = domain.contest, contest.kind == .takeover {
            let elapsed = domain.now.timeIntervalSince(contest.since)
            return Int(min(interval, max(60, DomainClaims.nextTurn(after: elapsed) - elapsed)))
        }
        let isAwaited = report.status == .pendingOwnership && failures == 0
        return isAwaited
            ? max(min(Int(interval), watch.pendingCheckSeconds), min(negativeTTL ?? 0, 86400)) : Int(interval)
    }
}
