public import FoundationEssentials

/// The claims of all tenants on one domain name, and who owns it.
///
/// Values only: the caller loads the claims, applies one event, and stores what came out.
public struct DomainClaims: Equatable, Sendable {
    /// The life of a challenge: 14 days.
    public static let challengeLife: TimeInterval = 14 * 86400
    /// The time that an owner has to object to a takeover: 7 days.
    public static let grace: TimeInterval = 7 * 86400
    /// The days of a takeover on which the owner is warned.
    public static let warningDays = [0, 3, 6]

    /// One claim for each tenant that asked for the name.
    public private(set) var claims: [DomainClaim]

    /// Creates the set from stored claims.
    public init(_ claims: [DomainClaim] = []) {
        self.claims = claims
    }

    /// The claim of a tenant.
    public subscript(tenant: String) -> DomainClaim? {
        claims.first { $0.tenant == tenant }
    }

    /// Adds a claim, or starts an expired or lost one again with a new challenge.
    public mutating func add(tenant: String, now: Date) {
        if let state = self[tenant]?.state, state != .expired, state != .lost { return }
        claims.removeAll { $0.tenant == tenant }
        claims.append(DomainClaim(tenant: tenant, state: owner == nil ? .pending : .contested, challengedAt: now))
    }

    /// Removes a claim; its token is void from then on. Without an owner the other claims are open again.
    public mutating func remove(tenant: String) {
        claims.removeAll { $0.tenant == tenant }
        guard owner == nil else { return }
        for index in claims.indices where claims[index].state == .contested || claims[index].state == .disputed {
            claims[index].state = .pending
            claims[index].takeoverSince = nil
        }
    }

    /// Applies the outcome of a check that a tenant asked for; a run without a verdict (`error-temporary`) is none.
    public mutating func check(tenant: String, evidence: ClaimEvidence, now: Date) {
        advance(to: now)
        guard let index = claims.firstIndex(where: { $0.tenant == tenant }) else { return }
        switch claims[index].state {
        case .owner: defend(index, evidence)
        case .pending where evidence.isProved && owner == nil: win(index)
        case .pending where evidence.isProved, .contested where evidence.isProved: contest(index, evidence, now)
        // A proof that is gone ends the takeover that it began.
        case .contested: claims[index].takeoverSince = nil
        case .pending, .disputed, .expired, .lost: break
        }
    }

    /// Applies the passage of time: challenges expire and undisputed takeovers take place.
    public mutating func advance(to now: Date) {
        for index in claims.indices {
            if claims[index].isPending, now.timeIntervalSince(claims[index].challengedAt) > Self.challengeLife,
                claims[index].takeoverSince == nil
            {
                claims[index].state = .expired
            }
        }
        // The takeover that began first comes to its end; it ends all others.
        let due = claims.indices.filter { now.timeIntervalSince(claims[$0].takeoverSince ?? now) >= Self.grace }
        if let first = due.min(by: { (claims[$0].takeoverSince ?? now) < (claims[$1].takeoverSince ?? now) }) {
            win(first)
        }
    }

    /// The age at which a takeover asks for the next warning, or is over.
    public static func nextTurn(after age: TimeInterval) -> TimeInterval {
        warningDays.map { Double($0) * 86400 }.first { $0 > age } ?? grace
    }

    /// The number of warnings that the owner should have had by now.
    public func dueWarnings(now: Date) -> Int {
        guard let since = claims.compactMap(\.takeoverSince).min() else { return 0 }
        return Self.warningDays.filter { now.timeIntervalSince(since) >= Double($0) * 86400 }.count
    }

    /// Ends a dispute in favour of one of its sides; the other one goes on waiting for a proof with a new challenge.
    public mutating func decide(for tenant: String, now: Date) {
        guard let index = claims.firstIndex(where: { $0.tenant == tenant }) else { return }
        if claims[index].state == .disputed { win(index) }
        for other in claims.indices where claims[other].state == .disputed {
            claims[other].state = .contested
            claims[other].challengedAt = now
        }
    }

    /// What the owner has to know about the other claims.
    public var contest: DomainContest.Kind? {
        guard owner != nil else { return nil }
        if claims.contains(where: { $0.state == .disputed }) { return .disputed }
        return claims.contains { $0.takeoverSince != nil } ? .takeover : nil
    }

    /// The claim of the tenant that owns the name.
    public var owner: DomainClaim? {
        claims.first { $0.state == .owner }
    }

    /// A fresh proof of the owner ends a takeover; a missing token alone never takes the domain away.
    private mutating func defend(_ index: Int, _ evidence: ClaimEvidence) {
        claims[index].isTokenMissing = !evidence.isProved
        guard evidence.isProved else { return }
        for other in claims.indices { claims[other].takeoverSince = nil }
    }

    /// A second tenant proves control. The name is handed over by itself only when the owner has left it:
    /// the owner's token is gone and mail no longer comes here.
    private mutating func contest(_ index: Int, _ evidence: ClaimEvidence, _ now: Date) {
        if evidence.isOwnersTokenPublished || evidence.isMXOurs {
            claims[index].state = .disputed
            claims[index].takeoverSince = nil
        } else if claims[index].takeoverSince == nil {
            claims[index].state = .contested
            claims[index].takeoverSince = now
        }
    }

    /// The first proof wins; a former owner keeps its claim as lost, so that its data can be exported.
    private mutating func win(_ index: Int) {
        for other in claims.indices {
            if claims[other].state == .owner { claims[other].state = .lost }
            claims[other].takeoverSince = nil
        }
        claims[index].state = .owner
    }
}

/// What the DNS shows when a claim is checked.
public struct ClaimEvidence: Sendable {
    /// The token of the checked claim is published, confirmed by the quorum of resolvers.
    public var isProved: Bool
    /// The token of the present owner is still published.
    public var isOwnersTokenPublished: Bool
    /// The MX records still point to us.
    public var isMXOurs: Bool

    /// Creates the evidence of one check.
    public init(isProved: Bool, isOwnersTokenPublished: Bool, isMXOurs: Bool) {
        self.isProved = isProved
        self.isOwnersTokenPublished = isOwnersTokenPublished
        self.isMXOurs = isMXOurs
    }
}
