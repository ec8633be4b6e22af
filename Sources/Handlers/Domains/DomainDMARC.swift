import FoundationEssentials
import Model
import Persistence
import Upstreams
import Web

/// Sets the DMARC policy that a domain should publish, along a ramp that loses no mail.
enum DomainDMARC {
    /// The check made right after may fail for want of a resolver; the worker repeats it.
    private static let repeatSeconds = 60

    /// Stores the policy and checks at once, so that the domain is compared with it from now on.
    static func set(_ request: SetDMARCRequest, of domain: DomainRecord, _ context: inout Context) throws {
        guard domain.isOwned else { throw Problem.domainNotOwned }
        guard request.policy != domain.dmarcPolicy else { return }
        let reasons = try reasonsToWait(request, domain, context.platform)
        try store(request.policy, of: domain, confirmed: reasons, &context)
        guard let changed = try DomainRepository.find(id: domain.id, in: &context.database) else { return }
        try DomainCheck.run(changed, pressedByUser: true, author: try context.author, &context)
    }

    private static func store(
        _ policy: DMARCPolicy, of domain: DomainRecord, confirmed reasons: [DMARCRamp.Reason],
        _ context: inout Context
    ) throws {
        let author = try context.author
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            try DomainRepository.setDMARCPolicy(policy, of: domain.id, tenant: domain.tenant, in: &database)
            try JobRepository.reschedule(
                DomainCheck.jobKind, subject: domain.id.ulid, afterSeconds: repeatSeconds, in: &database)
            let entry = try author.entry(
                "domain.dmarc_changed", domain.auditTarget, before: PolicyNote(domain.dmarcPolicy, confirmed: []),
                after: PolicyNote(policy, confirmed: reasons))
            try Context.audit(entry, tenant: domain.tenant, platform: platform, in: &database)
        }
    }

    /// The reasons that the caller has confirmed; others are a problem.
    private static func reasonsToWait(
        _ request: SetDMARCRequest, _ domain: DomainRecord, _ platform: Platform
    ) throws -> [DMARCRamp.Reason] {
        // Going back never waits for the mail system.
        let isStricter = request.policy > domain.publishedDMARC?.policy ?? .none
        let facts = try facts(request, domain, isStricter ? reports(about: domain, platform.mail) : [])
        switch DMARCRamp.decide(wanted: request.policy, facts: facts) {
        case .allow: return []
        case .confirm(let reasons):
            guard request.confirm ?? false else {
                throw Problem.dmarcConfirmationNeeded(reasons: reasons.map(\.rawValue))
            }
            return reasons
        case .block(let reasons): throw Problem.dmarcBlocked(reasons: reasons.map(\.rawValue))
        }
    }

    /// When the mail system cannot be asked nobody knows of any.
    private static func reports(about domain: DomainRecord, _ mail: (any MailDirectory)?) -> [DMARCReport] {
        do {
            return try mail?.reports(about: domain.name.text) ?? []
        } catch {
            Log.warning("DMARC reports not read", ["domain": "\(domain.id)", "cause": "\(error)"])
            return []
        }
    }

    /// What users post to is not known to us: no lists.
    private static func facts(
        _ request: SetDMARCRequest, _ domain: DomainRecord, _ reports: [DMARCReport]
    ) throws -> DMARCRamp.Facts {
        let checks = try domain.report()?.checks ?? []
        let keys = checks.filter { $0.kind == .dkim && $0.level == .required }
        let days = domain.publishedDMARC.map { domain.now.timeIntervalSince($0.since) / 86400 } ?? 0
        return DMARCRamp.Facts(
            published: domain.publishedDMARC?.policy,
            dkim: keys.isEmpty ? .missing : keys.map(\.status).first { $0 != .ok } ?? .ok,
            spf: checks.first { $0.id == "spf:@" }?.status ?? .missing, daysAtPublished: Int(days),
            reportDays: reports.dayCount, alignedShare: reports.alignedShare, postsToLists: false,
            isNewDomain: request.isNewDomain ?? false)
    }
}

private struct PolicyNote: Encodable {
    let policy: DMARCPolicy
    let confirmed: [DMARCRamp.Reason]?

    init(_ policy: DMARCPolicy, confirmed: [DMARCRamp.Reason]) {
        self.policy = policy
        self.confirmed = confirmed.isEmpty ? nil : confirmed
    }
}
