import FoundationEssentials
import Model
import Persistence
import Verification
import Web

/// What a check found, on its way into the database.
struct DomainVerdict {
    /// The domain as it was when the DNS was asked.
    private let domain: DomainRecord
    private var report: VerificationReport
    private let evidence: ClaimEvidence?
    private let pressedByUser: Bool
    private let author: Author

    init(
        on domain: DomainRecord, _ report: VerificationReport, evidence: ClaimEvidence?, pressedByUser: Bool,
        author: Author
    ) {
        self.domain = domain
        self.report = report
        self.evidence = evidence
        self.pressedByUser = pressedByUser
        self.author = author
    }

    /// Stores verdict, status, audit and the next run in one transaction, with what it means for the claims on the
    /// name; proof of ownership starts the creation.
    func store(_ context: inout Context) throws {
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            // Somebody may have checked or removed the domain while the DNS was asked.
            guard let domain = try DomainRepository.lock(domain.id, tenant: domain.tenant, in: &database),
                domain.status != .lost
            else { return }
            try store(under: domain, platform, in: &database)
        }
    }

    private func store(under domain: DomainRecord, _ platform: Platform, in database: inout Connection) throws {
        var verdict = self
        verdict.report = DomainState.next(
            previous: try domain.earlierRun(), report: report, pressedByUser: pressedByUser)
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

    /// Stores the verdict, and when the next run is.
    private func save(_ domain: DomainRecord, _ platform: Platform, in database: inout Connection) throws {
        let schedule = CheckSchedule(domain, report, platform.settings.watch)
        let published = report.hasDMARCVerdict ? report.publishedDMARC : domain.publishedDMARC?.policy
        try DomainRepository.saveCheck(
            report, nextCheckSeconds: schedule.seconds, temporaryFailures: schedule.temporaryFailures,
            published: published, of: domain.id, tenant: domain.tenant, in: &database)
        guard let seconds = schedule.seconds else { return }
        // A stable domain can wait while others need somebody.
        let isStable = report.status == .verified && domain.contest == nil
        try JobRepository.reschedule(
            DomainCheck.jobKind, subject: domain.id.ulid, afterSeconds: seconds, lane: isStable ? .bulk : .prompt,
            in: &database)
    }

    private func auditChecks(_ domain: DomainRecord, _ platform: Platform, in database: inout Connection) throws {
        let after = StatusNote(report.status, report)
        if domain.status != report.status {
            let before = StatusNote(domain.status, try domain.report())
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
