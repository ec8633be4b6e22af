import Model

/// The checks of all resolvers as they are stored and shown.
struct ReportedChecks {
    let runs: [ResolverRun]
    let zoneApex: String

    func checks(_ planned: [PlannedCheck]) -> [RecordCheck] {
        planned.enumerated().map(check)
    }

    private func check(_ index: Int, _ planned: PlannedCheck) -> RecordCheck {
        let contributions = runs.map { $0.contribution(index) }
        let combination = Combination(contributions, isOwnership: planned.kind == .ownership)
        let verdict = combination.verdict
        return RecordCheck(
            id: planned.id, kind: planned.kind, level: planned.level, status: verdict.status,
            codes: verdict.codes.sorted(), records: records(planned, verdict), found: found(contributions),
            propagating: combination.isPropagating, retryAfterSeconds: wait(contributions, verdict.status),
            proposal: verdict.proposal?.cost)
    }

    /// What to publish; for SPF and DMARC the merged value instead of ours alone.
    private func records(_ planned: PlannedCheck, _ verdict: Verdict) -> [ExpectedRecord] {
        planned.records.map { record in
            let expected = ExpectedRecord(record, zone: zoneApex)
            guard let proposal = verdict.proposal else { return expected }
            return expected.replacing(value: proposal.text, isMerge: proposal.isMerge)
        }
    }

    /// Each resolver gets the same share of the list.
    private func found(_ contributions: [Contribution]) -> [ObservedRecord] {
        contributions.flatMap { $0.found.prefix(ObservedRecord.maximumCount / max(1, contributions.count)) }
    }

    /// The longest wait among the resolvers that are not content; nil when there is nothing to wait for.
    private func wait(_ contributions: [Contribution], _ status: CheckStatus) -> Int? {
        guard status != .ok, status != .temporaryError else { return nil }
        let waits = contributions.filter { $0.verdict.status != .ok }.compactMap(\.wait)
        return CacheWait.longest(of: waits)?.seconds
    }
}
