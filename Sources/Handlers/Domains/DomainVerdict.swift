import FoundationEssentials
import Model
import Persistence
import Web

/// What a check found, on its way into the database.
struct DomainVerdict {
    private let report: VerificationReport
    private let pressedByUser: Bool
    private let author: Author

    init(_ report: VerificationReport, pressedByUser: Bool, author: Author) {
        self.report = report
        self.pressedByUser = pressedByUser
        self.author = author
    }

    /// Stores verdict, status, audit and the next run in one transaction; proof of ownership starts the creation.
    func store(for domain: DomainRecord, _ context: inout Context) throws {
        let platform = context.platform
        do {
            try context.database.transaction { (database: inout Connection) in
                try store(for: domain, platform, in: &database)
            }
        } catch let error as DatabaseError where error.constraint == "domain_owned_name_unique" {
            try storeContested(domain, &context)
        }
    }

    private func store(for known: DomainRecord, _ platform: Platform, in database: inout Connection) throws {
        // Somebody may have checked or removed the domain while the DNS was asked.
        guard let domain = try DomainRepository.lock(known.id, tenant: known.tenant, in: &database) else { return }
        let isProved = domain.ownershipProvedAt == nil && proves && domain.status == .pendingOwnership
        if isProved { try DomainRepository.markOwned(domain.id, tenant: domain.tenant, in: &database) }
        try save(domain, platform, in: &database)
        try auditChecks(domain, isProved: isProved, platform, in: &database)
        guard isProved, platform.mail != nil else { return }
        _ = try DomainCreation.start(domain, author: author, in: &database)
    }

    private var proves: Bool {
        report.checks.contains { $0.kind == .ownership && $0.status == .ok }
    }

    private func save(_ domain: DomainRecord, _ platform: Platform, in database: inout Connection) throws {
        let isTemporary = report.checks.contains { $0.level == .required && $0.status == .temporaryError }
        let failures = isTemporary ? domain.temporaryFailures + 1 : 0
        let seconds = nextRun(domain, failures, platform.settings.watch)
        try DomainRepository.saveCheck(
            report, nextCheckSeconds: seconds, temporaryFailures: failures, of: domain.id, tenant: domain.tenant,
            in: &database)
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
        let isAwaited = report.status == .pendingOwnership && failures == 0
        return isAwaited
            ? max(min(Int(interval), watch.pendingCheckSeconds), min(negativeTTL ?? 0, 86400)) : Int(interval)
    }

    private func auditChecks(
        _ domain: DomainRecord, isProved: Bool, _ platform: Platform, in database: inout Connection
    ) throws {
        let before = StatusNote(domain.status, domain.report)
        let after = StatusNote(report.status, report)
        if isProved {
            try append(try author.entry("domain.ownership_proved", domain.auditTarget), domain, platform, in: &database)
        }
        if domain.status != report.status {
            let entry = try author.entry("domain.status_changed", domain.auditTarget, before: before, after: after)
            try append(entry, domain, platform, in: &database)
        } else if pressedByUser && report.status != .verified {
            let entry = try author.entry("domain.verification_failed", domain.auditTarget, after: after)
            try append(entry, domain, platform, in: &database)
        }
    }

    /// Another tenant proved the name first. Nothing about it is told.
    private func storeContested(_ domain: DomainRecord, _ context: inout Context) throws {
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            try DomainRepository.setStatus(.pendingContested, of: domain.id, tenant: domain.tenant, in: &database)
            let entry = try author.entry(
                "domain.status_changed", domain.auditTarget, before: StatusNote(domain.status, nil),
                after: StatusNote(.pendingContested, nil))
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
