import Model

/// One verdict out of those of all resolvers (DNS-2 … 4, OWN-3).
struct Combination {
    let verdict: Verdict
    let isPropagating: Bool

    init(_ contributions: [Contribution], isOwnership: Bool) {
        let decided = contributions.filter { $0.verdict.status != .temporaryError }
        guard !decided.isEmpty else {
            verdict = Verdict(.temporaryError, Self.codes(contributions))
            isPropagating = false
            return
        }
        let statuses = Set(decided.map(\.verdict.status))
        let status = CheckStatus.worst(of: Array(statuses))
        var codes = Self.codes(decided)
        if decided.count < contributions.count { codes.insert(.resolverPartial) }
        isPropagating = statuses.count > 1
        if isPropagating { codes.insert(.dnsPropagating) }
        if isOwnership, status == .ok, !Self.isQuorum(decided) {
            verdict = Verdict(.temporaryError, codes.union([.ownUnconfirmed]))
        } else {
            let proposal = decided.first { $0.verdict.status == status }?.verdict.proposal
            verdict = Verdict(status, codes, proposal: proposal)
        }
    }

    /// Two resolvers that agree, or one validated answer: one poisoned cache must not hand a domain over.
    private static func isQuorum(_ decided: [Contribution]) -> Bool {
        decided.count >= 2 || decided.contains(where: \.isAuthenticated)
    }

    private static func codes(_ contributions: [Contribution]) -> Set<CheckCode> {
        Set(contributions.flatMap(\.verdict.codes))
    }
}
