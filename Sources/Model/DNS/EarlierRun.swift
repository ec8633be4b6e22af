public import FoundationEssentials

/// What counts of a run for the one that follows; a stored report can be read as this without all the rest of it.
public struct EarlierRun: Decodable, Sendable {
    /// The status that was stored.
    public let status: DomainStatus
    var checks: [Check]

    /// A verdict, and when the check failed first and was right last.
    struct Check: Decodable, Sendable {
        let id: String
        let status: CheckStatus
        let firstFailedAt: Date?
        var lastOkAt: Date?
    }

    /// What counts of a report.
    public init(_ report: VerificationReport) {
        status = report.status
        checks = report.checks.map { check in
            Check(id: check.id, status: check.status, firstFailedAt: check.firstFailedAt, lastOkAt: check.lastOkAt)
        }
    }

    /// The same run found again later.
    public func found(at time: Date) -> EarlierRun {
        var run = self
        for index in run.checks.indices where run.checks[index].status.isRight { run.checks[index].lastOkAt = time }
        return run
    }
}

extension VerificationReport {
    /// The same report found again later; its answers stay those that were seen at `checkedAt`.
    public func found(at time: Date) -> VerificationReport {
        var report = self
        for index in report.checks.indices where report.checks[index].status.isRight {
            report.checks[index].lastOkAt = time
        }
        return report
    }
}
