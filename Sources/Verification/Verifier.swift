public import FoundationEssentials
public import Model

/// Checks the published records of a domain.
public struct Verifier: Sendable {
    private let settings: VerificationSettings

    /// Creates a verifier.
    public init(settings: VerificationSettings) {
        self.settings = settings
    }

    /// Asks all resolvers and judges; blocks until done, at most for the deadline of the settings.
    ///
    /// A fault of the DNS is a verdict of its own (`error-temporary`), never an error. The status of the report is
    /// that of this run alone; `DomainState.next` combines it with the one before.
    public func verify(_ request: VerificationRequest, now: Date) -> VerificationReport {
        var codes: Set<CheckCode> = []
        var zone: [ZoneRecord]?
        do {
            zone = try request.zoneText.map(ZoneText.records)
        } catch {
            // A fault of the platform: nothing is judged against a text that cannot be read.
            codes.insert(.zoneTextInvalid)
        }
        let checks = CheckPlan.checks(zone, request)
        let runs = run(request, checks)
        let facts = DomainFacts(domain: request.domain.text, soa: runs.map(\.soa))
        let reported = ReportedChecks(runs: runs, zoneApex: facts.zoneApex ?? request.domain.text).checks(checks)
        codes.formUnion(facts.codes)
        if request.isOwned, Self.isTokenRemoved(reported) { codes.insert(.ownTokenRemoved) }
        return VerificationReport(
            domain: request.domain, status: status(request, codes, reported), codes: codes.sorted(),
            checkedAt: now, zoneApex: facts.zoneApex,
            provider: runs.lazy.compactMap { KnownProviders.provider(of: $0.nameServers) }.first, checks: reported)
    }

    /// All resolvers agree that the token is not published any more.
    private static func isTokenRemoved(_ checks: [RecordCheck]) -> Bool {
        checks.contains { $0.kind == .ownership && $0.status.isFailure && !$0.propagating }
    }

    private func status(
        _ request: VerificationRequest, _ codes: Set<CheckCode>, _ checks: [RecordCheck]
    ) -> DomainStatus {
        // A proof of a contested name is evidence for the claims, not yet a right to be set up.
        if let previous = request.previousStatus, previous.isDecidedByClaims { return previous }
        let proof = checks.first { $0.kind == .ownership }
        let isOwned = request.isOwned || proof?.status == .ok
        if codes.contains(.zoneTextInvalid), isOwned, let previous = request.previousStatus { return previous }
        let hasRecords = request.zoneText != nil && !codes.contains(.zoneTextInvalid)
        if isOwned && !hasRecords { return .pendingSetup }
        return DomainState.status(
            codes: codes.sorted(), checks: checks, isOwned: isOwned, previous: request.previousStatus)
    }

    /// Runs in rounds: each one asks everything that the rules found missing in the one before.
    private func run(_ request: VerificationRequest, _ checks: [PlannedCheck]) -> [ResolverRun] {
        let runs = settings.resolvers.map { resolver in
            ResolverRun(
                resolver: resolver, domain: request.domain.text, checks: checks, maximumQueries: settings.maximumQueries
            )
        }
        let resolver = AresResolver(settings: settings)
        while true {
            for run in runs { run.evaluate() }
            let questions = runs.map { $0.answers.takeWanted() }
            if questions.allSatisfy(\.isEmpty) { return runs }
            for (run, answers) in zip(runs, resolver.ask(questions)) {
                for (question, answer) in answers { run.answers.learn(question, answer) }
            }
        }
    }
}
