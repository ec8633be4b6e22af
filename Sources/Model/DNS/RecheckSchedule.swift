public import FoundationEssentials

/// When a domain is looked at again without anybody pressing a button.
public enum RecheckSchedule {
    /// The time that has to pass before the challenge name is asked for the first time unasked: an early
    /// question makes public resolvers remember "does not exist" (RFC 2308 section 5).
    public static let firstLook: TimeInterval = 10 * minute

    /// Gives the seconds to the next run; nil when there is nothing to ask.
    ///
    /// `age` is the time since the status began, `temporaryFailures` counts the runs in a row that ended without
    /// a verdict, `negativeTTL` is how long caches keep a missing answer, `random` lies in 0...1.
    public static func interval(
        status: DomainStatus, age: TimeInterval, isExpired: Bool, temporaryFailures: Int, negativeTTL: Int?,
        random: Double
    ) -> TimeInterval? {
        guard let base = base(status: status, age: age, isExpired: isExpired, temporaryFailures: temporaryFailures)
        else { return nil }
        // Plus or minus a fifth, so that domains added together do not stay together.
        let spread = base * (0.8 + 0.4 * random)
        return max(spread, min(Double(negativeTTL ?? 0), day))
    }

    private static func base(
        status: DomainStatus, age: TimeInterval, isExpired: Bool, temporaryFailures: Int
    ) -> TimeInterval? {
        if status == .pendingSetup || status == .lost { return nil }
        let isPending = status == .pendingOwnership || status == .pendingContested
        if isPending && isExpired { return nil }
        if temporaryFailures > 0 { return min(5 * minute * pow2(temporaryFailures - 1), hour) }
        switch status {
        case .pendingOwnership, .pendingContested:
            return age < 6 * hour ? 15 * minute : age < 3 * day ? hour : day
        case .needsAttention: return age < 7 * day ? hour : day
        case .verified, .disputed, .pendingSetup, .lost: return day
        }
    }

    private static func pow2(_ exponent: Int) -> Double {
        Double(1 << min(exponent, 10))
    }

    private static let minute: TimeInterval = 60
    private static let hour: TimeInterval = 3600
    private static let day: TimeInterval = 86400
}
