public import FoundationEssentials

/// The claim of one tenant on one domain name.
public struct DomainClaim: Codable, Equatable, Sendable {
    /// Where a claim stands.
    public enum State: String, Codable, Sendable {
        /// Waits for the proof.
        case pending = "pending_ownership"
        /// Proved.
        case owner
        /// Waits for the proof while another tenant owns the name, or for the end of a takeover.
        case contested = "pending_contested"
        /// Both prove control; staff decides.
        case disputed
        /// The challenge ran out.
        case expired
        /// Another tenant took the name over.
        case lost
    }

    /// Id of the tenant.
    public var tenant: String
    /// Where the claim stands.
    public var state: State
    /// When the present challenge was made; an older token does not count.
    public var challengedAt: Date
    /// Since when this claim takes the name over from a silent owner.
    public var takeoverSince: Date?
    /// The owner's token is no longer published; a notice, never a reason to stop service.
    public var isTokenMissing: Bool

    /// Creates a claim.
    public init(
        tenant: String, state: State, challengedAt: Date, takeoverSince: Date? = nil, isTokenMissing: Bool = false
    ) {
        self.tenant = tenant
        self.state = state
        self.challengedAt = challengedAt
        self.takeoverSince = takeoverSince
        self.isTokenMissing = isTokenMissing
    }

    /// The notices that the tenant sees about its claim.
    public var codes: [CheckCode] {
        state == .owner && isTokenMissing ? [.ownTokenRemoved] : []
    }

    /// Tells whether the claim waits for a proof.
    public var isPending: Bool {
        state == .pending || state == .contested
    }
}
