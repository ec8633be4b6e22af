import FoundationEssentials
import Model

/// The checks of one domain, at every resolver.
struct DomainRun {
    /// One for each resolver.
    let runs: [ResolverRun]
    let request: VerificationRequest
    let checks: [PlannedCheck]
    private let isZoneInvalid: Bool

    init(_ request: VerificationRequest, settings: VerificationSettings) {
        var zone: [ZoneRecord]?
        do {
            zone = try request.zoneText.map(ZoneText.records)
            isZoneInvalid = false
        } catch {
            // A fault of the platform: nothing is judged against a text that cannot be read.
            isZoneInvalid = true
        }
        let checks = CheckPlan.checks(zone, request)
        self.request = request
        self.checks = checks
        // Before there are answers every resolver is asked the same.
        let opening = settings.resolvers.first.map { Self.run($0, request, checks, settings).openQuestions() } ?? []
        runs = settings.resolvers.map { Self.run($0, request, checks, settings, opening: opening) }
    }

    private static func run(
        _ resolver: ResolverAddress, _ request: VerificationRequest, _ checks: [PlannedCheck],
        _ settings: VerificationSettings, opening: [Question] = []
    ) -> ResolverRun {
        ResolverRun(
            resolver: resolver, domain: request.domain.text, checks: checks, maximumQueries: settings.maximumQueries,
            opening: opening)
    }

    /// The verdict once all resolvers are done.
    func report(now: Date) -> VerificationReport {
        let facts = DomainFacts(domain: request.domain.text, soa: runs.map(\.soa))
        let reported = ReportedChecks(runs: runs, zoneApex: facts.zoneApex ?? request.domain.text).checks(checks)
        var codes = facts.codes
        if isZoneInvalid { codes.insert(.zoneTextInvalid) }
        if request.isOwned, Self.isTokenRemoved(reported) { codes.insert(.ownTokenRemoved) }
        return VerificationReport(
            domain: request.domain, status: status(codes, reported), codes: codes.sorted(), checkedAt: now,
            zoneApex: facts.zoneApex,
            provider: runs.lazy.compactMap { KnownProviders.provider(of: $0.nameServers) }.first,
            checks: reported)
    }

    /// All resolvers agree that the token is not published any more.
    private static func isTokenRemoved(_ checks: [RecordCheck]) -> Bool {
        checks.contains { $0.kind == .ownership && $0.status.isFailure && !$0.propagating }
    }

    private func status(_ codes: Set<CheckCode>, _ checks: [RecordCheck]) -> DomainStatus {
        // A proof of a contested name is evidence for the claims, not yet a right to be set up.
        if let previous = request.previousStatus, previous.isDecidedByClaims { return previous }
        let proof = checks.first { $0.kind == .ownership }
        let isOwned = request.isOwned || proof?.status == .ok
        if isZoneInvalid, isOwned, let previous = request.previousStatus { return previous }
        let hasRecords = request.zoneText != nil && !isZoneInvalid
        if isOwned && !hasRecords { return .pendingSetup }
        return DomainState.status(
            codes: codes.sorted(), checks: checks, isOwned: isOwned, previous: request.previousStatus)
    }
}
