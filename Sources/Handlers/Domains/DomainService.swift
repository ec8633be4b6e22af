import Cryptography
import FoundationEssentials
import Model
import Persistence
import Verification
import Web

/// Adding, finding, re-checking and taking off domains.
enum DomainService {
    /// Seconds between two checks of one domain that somebody asks for.
    private static let checkPause: TimeInterval = 10

    /// Adds a claim with a challenge of its own.
    static func add(_ name: DomainName, _ context: inout Context) throws -> DomainRecord {
        let platform = context.platform
        guard platform.mail != nil else { throw Problem.provisioningDisabled("Mail") }
        let tenant = try context.tenant
        let author = try context.author
        let id = DomainID.make(at: Date())
        let watch = platform.settings.watch
        do {
            try context.database.transaction { (database: inout Connection) in
                try DomainRepository.insert(
                    id, name: name, challengeToken: Base32.encode(Random.bytes(16)),
                    firstCheckSeconds: watch.firstCheckSeconds, tenant: tenant.id, in: &database)
                try JobRepository.schedule(
                    DomainCheck.jobKind, subject: id.ulid, afterSeconds: watch.firstCheckSeconds, in: &database)
                let entry = try author.entry("domain.added", AuditTarget(kind: "domain", id: id.ulid, name: name.text))
                try Context.audit(entry, tenant: tenant.id, platform: platform, in: &database)
            }
        } catch let error as DatabaseError where error.constraint == "domain_tenant_name_unique" {
            throw Problem.domainTaken(name.text)
        }
        return try find(name, &context)
    }

    /// The domain of the path in whatever spelling (field case F03).
    static func find(path name: String, _ context: inout Context) throws -> DomainRecord {
        guard let canonical = try? DomainNames.canonical(name) else { throw Problem.notFound }
        return try find(canonical, &context)
    }

    private static func find(_ name: DomainName, _ context: inout Context) throws -> DomainRecord {
        guard let domain = try DomainRepository.find(name: name, tenant: try context.tenant.id, in: &context.database)
        else {
            throw Problem.notFound
        }
        return domain
    }

    /// Checks now, at most once in ten seconds: resolvers would only repeat themselves.
    static func check(_ domain: DomainRecord, _ context: inout Context) throws {
        if let last = domain.lastCheckedAt {
            let wait = checkPause - domain.now.timeIntervalSince(last)
            guard wait <= 0 else { throw Problem.tooManyRequests(retryAfter: Int(wait.rounded(.up))) }
        }
        try DomainCheck.run(domain, pressedByUser: true, author: try context.author, &context)
    }

    /// Takes a claim off the list that never reached the mail system.
    static func remove(_ domain: DomainRecord, _ context: inout Context) throws {
        let author = try context.author
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            guard try DomainRepository.deleteUnprovisioned(domain.id, tenant: domain.tenant, in: &database) == 1 else {
                throw Problem.domainInUse
            }
            try JobRepository.cancel(DomainCheck.jobKind, subject: domain.id.ulid, in: &database)
            let entry = try author.entry("domain.removed", domain.auditTarget)
            try Context.audit(entry, tenant: domain.tenant, platform: platform, in: &database)
        }
    }
}
