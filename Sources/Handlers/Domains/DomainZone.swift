import FoundationEssentials
import Model
import Persistence
import Upstreams
import Verification
import Web

/// What the mail system wants published for a domain.
struct DomainZone {
    private let text: String
    /// Rotation stage of each DKIM selector.
    private let stages: [String: String]

    /// A zone text is read again at most this often by itself: keys rotate in days and the server parses each private
    /// key for it.
    private static let freshSeconds: TimeInterval = 20 * 3600

    /// Reads it; nil while keys are missing in it, or when it cannot be understood.
    static func read(_ id: String, _ mail: any MailDirectory) throws(UpstreamError) -> DomainZone? {
        let keys = try mail.keys(domainID: id)
        let text = try mail.zoneText(domainID: id)
        guard let zone = MailZone(text), zone.selectors.count >= keys.expectedCount else { return nil }
        let pairs = keys.keys.map { ($0.selector, $0.stage) }
        return DomainZone(text: text, stages: Dictionary(pairs) { _, last in last })
    }

    func store(for domain: DomainRecord, in database: inout Connection) throws(DatabaseError) {
        try DomainRepository.setZone(
            text, dkimStages: stages, of: domain.id, tenant: domain.tenant, in: &database)
    }

    /// Reads those again that it is time for, and gives the domains as they are then. What was read last stays in force
    /// when the mail system cannot be asked or its text cannot be understood.
    static func refresh(_ domains: [DomainRecord], force: Bool, _ context: inout Context) throws -> [DomainRecord] {
        var isAnswering = true
        var current: [DomainRecord] = []
        for domain in domains {
            do {
                current.append(isAnswering ? try refresh(domain, force: force, &context) : domain)
            } catch let error as UpstreamError {
                // One that does not answer would hold up all that come after it as well.
                isAnswering = !error.isTemporary
                Log.warning("records to publish not read", ["domain": "\(domain.id)", "cause": "\(error)"])
                current.append(domain)
            }
        }
        return current
    }

    private static func refresh(_ domain: DomainRecord, force: Bool, _ context: inout Context) throws -> DomainRecord {
        guard let mail = context.platform.mail, let id = domain.stalwartID, let before = domain.zoneText,
            let readAt = domain.zoneReadAt, force || domain.now.timeIntervalSince(readAt) > freshSeconds
        else { return domain }
        guard let zone = try read(id, mail) else {
            Log.warning("records to publish not understood", ["domain": "\(domain.id)"])
            return domain
        }
        try zone.replace(before, of: domain, &context)
        return try DomainRepository.find(id: domain.id, in: &context.database) ?? domain
    }

    private func replace(_ before: String, of domain: DomainRecord, _ context: inout Context) throws {
        let isChanged = MailZone(before) != MailZone(text)
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            try store(for: domain, in: &database)
            guard isChanged else { return }
            try Context.audit(
                try Author.system.entry("domain.records_changed", domain.auditTarget), tenant: domain.tenant,
                platform: platform, in: &database)
        }
    }
}
