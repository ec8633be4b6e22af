/// The status of a mail domain of a tenant.
public enum DomainStatus: String, Codable, Sendable, CaseIterable {
    /// Waits for the proof of ownership.
    case pendingOwnership = "pending_ownership"
    /// Proved; the mail system makes its keys, no action is asked.
    case pendingSetup = "pending_setup"
    /// A required record is wrong.
    case needsAttention = "needs_attention"
    /// All required records are right.
    case verified
    /// Another tenant owns the name; this one has a challenge of its own.
    case pendingContested = "pending_contested"
    /// Two tenants prove control; staff decides.
    case disputed
    /// Another tenant took the name over; what was made for it stays until it is removed.
    case lost

    /// The claims of several tenants decide this status; no check of records changes it.
    public var isDecidedByClaims: Bool {
        self == .pendingContested || self == .disputed || self == .lost
    }
}

/// A DMARC policy, from weak to strict.
public enum DMARCPolicy: String, Codable, Sendable, CaseIterable, Comparable {
    /// Only reports.
    case none
    /// Failing mail goes to the junk folder.
    case quarantine
    /// Failing mail is refused.
    case reject

    /// Orders by strictness.
    public static func < (left: DMARCPolicy, right: DMARCPolicy) -> Bool {
        left.strictness < right.strictness
    }

    /// The policy one step weaker; `none` stays.
    public var weakened: DMARCPolicy {
        self == .reject ? .quarantine : .none
    }

    /// The policy one step stricter; nil after the last.
    public var strengthened: DMARCPolicy? {
        switch self {
        case .none: .quarantine
        case .quarantine: .reject
        case .reject: nil
        }
    }

    private var strictness: Int {
        switch self {
        case .none: 0
        case .quarantine: 1
        case .reject: 2
        }
    }
}
