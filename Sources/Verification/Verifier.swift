public import FoundationEssentials
public import Model

/// Checks the published records of domains.
public struct Verifier: Sendable {
    let settings: VerificationSettings

    /// The most domains of one batch: the library keeps one port for a batch, and an attacker must not have long to
    /// guess it (contract section 14.2).
    public static let maximumBatch = 50

    /// Creates a verifier.
    public init(settings: VerificationSettings) {
        self.settings = settings
    }

    /// Checks one domain.
    public func verify(_ request: VerificationRequest, now: Date) -> VerificationReport {
        verify([request], now: now)[0]
    }

    /// Asks all resolvers about all domains and judges; the reports are in the order of the requests. Blocks until
    /// done, for each domain at most for the deadline of the settings.
    ///
    /// A fault of the DNS is a verdict of its own (`error-temporary`), never an error. The status of a report is
    /// that of this run alone; `DomainState.next` combines it with the one before.
    public func verify(_ requests: [VerificationRequest], now: Date) -> [VerificationReport] {
        let domains = requests.map { DomainRun($0, settings: settings) }
        let byResolver = settings.resolvers.indices.map { resolver in domains.map { $0.runs[resolver] } }
        complete(byResolver)
        return domains.map { run in
            var report = withHints(run.report(now: now), run)
            report.basis = basis(of: report, run)
            return report
        }
    }

    /// Only where all is well: what is wrong may turn at a second look, and hints are looked for anew each time.
    private func basis(of report: VerificationReport, _ run: DomainRun) -> CheckBasis? {
        guard report.status == .verified, report.checks.allSatisfy({ $0.authoritative == nil }) else { return nil }
        return CheckBasis(run.request, run.runs, settings)
    }

    private func withHints(_ report: VerificationReport, _ run: DomainRun) -> VerificationReport {
        guard settings.asksNameServers, run.request.isAwaited, report.checks.contains(where: { $0.status == .missing })
        else { return report }
        return AuthoritativeView(self, run)?.added(to: report) ?? report
    }

    /// Brings runs at each resolver to their end.
    func complete(_ runs: [[ResolverRun]]) {
        guard runs.contains(where: { !$0.isEmpty }) else { return }
        AresResolver(settings: settings, runs: runs).complete()
        settings.pace?.spend(runs.map { $0.reduce(0) { $0 + $1.asked.count } }.max() ?? 0)
    }
}
