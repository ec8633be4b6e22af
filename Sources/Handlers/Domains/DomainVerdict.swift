import FoundationEssentials
import Model
import Persistence
import Verification
import Web

/// What a check found, on its way into the database.
struct DomainVerdict {
    private var report: VerificationReport
    private let evidence: ClaimEvidence?
    private let pressedByUser: Bool
    private let author: Author

    init(_ report: VerificationReport, evidence: ClaimEvidence?, pressedByUser: Bool, author: Author) {
        self.report = report
        self.evidence = evidence
        self.pressedByUser = pressedByUser
        self.author = author
    }

    /// Stores verdict, status, audit and the next run in one transaction, with what it means for the claims on the
    /// name; proof of ownership starts the creation.
    func store(for known: DomainRecord, _ context: inout Context) throws {
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            // Somebody may have checked or removed the domain while the DNS was asked.
            guard let domain = try DomainRepository.lock(known.id, tenant: known.tenant, in: &database),
                domain.status != .lost
            else { return }
            try store(under: domain, platform, in: &database)
        }
    }

    private func store(under domain: DomainRecord, _ platform: Platform, in database: inout Connection) throws {
        var verdict = self
        // What a proof leads to is decided among all claims on the name.
        if !domain.isOwned { verdict.report.status = domain.status }
        try verdict.save(domain, platform, in: &database)
        try verdict.auditChecks(domain, platform, in: &database)
        try verdict.changeClaims(domain, platform, in: &database)
    }

    /// Every run of a claim counts, and those of an owner whom another tenant contests.
    private func changeClaims(_ domain: DomainRecord, _ platform: Platform, in database: inout Connection) throws {
        guard let evidence, !domain.isOwned || domain.contest != nil else { return }
        let change = DomainClaimChange(tenant: domain.tenant, author: author, platform: platform)
        try change.apply(to: domain.name, in: &database) { claims, now in
            claims.check(tenant: domain.tenant.description, evidence: evidence, now: now)
        }
    }

    private func save(_ domain: DomainRecord, _ platform: Platform, in database: inout Connection) throws {
        let isTemporary = report.checks.contains { $0.level == .required && $0.status == .temporaryError }
        let failures = isTemporary ? domain.temporaryFailures + 1 : 0
        let seconds = nextRun(domain, failures, platform.settings.watch)
        let published = report.hasDMARCVerdict ? report.publishedDMARC : domain.publishedDMARC?.policy
        try DomainRepository.saveCheck(
            report, nextCheckSeconds: seconds, temporaryFailures: failures, published: published, of: domain.id,
            tenant: domain.tenant, in: &database)
        if let seconds {
            try JobRepository.reschedule(
                DomainCheck.jobKind, subject: domain.id.ulid, afterSeconds: seconds, in: &database)
        }
    }

    /// The schedule of the contract, shorter while a proof is awaited where the operator's resolvers allow it.
    private func nextRun(_ domain: DomainRecord, _ failures: Int, _ watch: DomainWatchSettings) -> Int? {
        let age = report.status == domain.status ? domain.now.timeIntervalSince(domain.statusSince) : 0
        let negativeTTL = report.checks.compactMap(\.retryAfterSeconds).max()
        let interval = RecheckSchedule.interval(
            status: report.status, age: age, isExpired: domain.isExpired, temporaryFailures: failures,
            negativeTTL: negativeTTL, random: Double.random(in: 0...1))
        guard let interval else { return nil }
        // A takeover is looked at on the days of warning and at its end.
        if let contest = domain.contest, contest.kind == .takeover {
            let elapsed = domain.now.timeIntervalSince(contest.since)
            return Int(min(interval, max(60, DomainClaims.nextTurn(after: elapsed) - elapsed)))
        }
        let isAwaited = report.status == .pendingOwnership && failures == 0
        return isAwaited
            ? max(min(Int(interval), watch.pendingCheckSeconds), min(negativeTTL ?? 0, 86400)) : Int(interval)
    }

    private func auditChecks(_ domain: DomainRecord, _ platform: Platform, in database: inout Connection) throws {
        let before = StatusNote(domain.status, domain.report)
        let after = StatusNote(report.status, report)
        if domain.status != report.status {
            let entry = try author.entry("domain.status_changed", domain.auditTarget, before: before, after: after)
            try append(entry, domain, platform, in: &database)
        } else if pressedByUser && report.status != .verified {
            let entry = try author.entry("domain.verification_failed", domain.auditTarget, after: after)
            try append(entry, domain, platform, in: &database)
        }
    }

    private func append(
        _ entry: AuditEntry, _ domain: DomainRecord, _ platform: Platform, in database: inout Connection
    ) throws {
        try Context.audit(entry, tenant: domain.tenant, platform: platform, in: &database)
    }
}

/// A status with the checks that fail, as an audit row tells it.
private struct StatusNote: Encodable {
    let status: DomainStatus
    let failing: [String: [CheckCode]]

    init(_ status: DomainStatus, _ report: VerificationReport?) {
        self.status = status
        let pairs = report?.failingRequiredChecks.map { ($0.id, $0.codes) } ?? []
        failing = Dictionary(pairs) { first, _ in first }
    }
}
