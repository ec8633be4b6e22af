public import FoundationEssentials

/// The state machine of a domain: from the checks of one run to the status that is stored.
public enum DomainState {
    /// The least distance between two failing runs before a verified domain turns, in seconds.
    public static let confirmation: TimeInterval = 15 * 60

    /// Judges one run alone.
    ///
    /// `isOwned` is true when ownership was proved in this run or earlier.
    public static func status(
        codes: [CheckCode], checks: [RecordCheck], isOwned: Bool, previous: DomainStatus?
    ) -> DomainStatus {
        if let previous, previous.isDecidedByClaims { return previous }
        guard isOwned else { return .pendingOwnership }
        if codes.contains(.dnssecBogus) || codes.contains(.domainNXDOMAIN) { return .needsAttention }
        let required = checks.filter { $0.level == .required && $0.kind != .ownership }
        if required.contains(where: { $0.status.isFailure && !($0.propagating && previous == .verified) }) {
            return .needsAttention
        }
        if required.contains(where: { $0.status == .temporaryError }) {
            return previous == .pendingOwnership ? .needsAttention : previous ?? .needsAttention
        }
        return .verified
    }

    /// Gives the report to store: with the times of earlier runs, and with a verified domain held back from
    /// turning until the same required check has failed in two runs at least 15 minutes apart.
    public static func next(
        previous: EarlierRun?, report: VerificationReport, pressedByUser: Bool
    ) -> VerificationReport {
        var next = report
        let earlier = Dictionary((previous?.checks ?? []).map { ($0.id, $0) }) { first, _ in first }
        next.checks = report.checks.map { check in
            carryingTimes(of: earlier[check.id], to: check, at: report.checkedAt)
        }
        let turns = previous?.status == .verified && report.status == .needsAttention
        if turns && !pressedByUser && !isConfirmed(next) { next.status = .verified }
        return next
    }

    private static func carryingTimes(of earlier: EarlierRun.Check?, to check: RecordCheck, at now: Date) -> RecordCheck
    {
        var check = check
        switch check.status {
        case .ok, .extra:
            check.firstFailedAt = nil
            check.lastOkAt = now
        case .missing, .mismatch, .conflict:
            // Disagreeing resolvers are not yet a failure: the clock starts when they agree.
            check.firstFailedAt = check.propagating ? nil : earlier?.firstFailedAt ?? now
            check.lastOkAt = earlier?.lastOkAt
        case .temporaryError:
            check.firstFailedAt = earlier?.firstFailedAt
            check.lastOkAt = earlier?.lastOkAt
        }
        return check
    }

    /// Broken DNSSEC and mail that already goes elsewhere do not wait.
    private static func isConfirmed(_ report: VerificationReport) -> Bool {
        if report.codes.contains(.dnssecBogus) { return true }
        return report.failingRequiredChecks.contains { check in
            guard !check.propagating, let since = check.firstFailedAt else { return false }
            return check.codes.contains(.mxOtherProvider) || check.codes.contains(.mxNull)
                || report.checkedAt.timeIntervalSince(since) >= confirmation
        }
    }
}
