import Cryptography
import FoundationEssentials
import Model
import Persistence
import Verification
import Web

/// Adding, finding and re-checking domains, and renewing their challenges.
enum DomainService {
    /// Seconds between two checks of one domain that somebody asks for.
    private static let checkPause = 10
    /// Checks that the people of one tenant may ask for in a minute: public resolvers count what one address asks.
    private static let checksPerMinute = 30

    /// Adds a claim with a challenge of its own.
    static func add(_ name: DomainName, _ context: inout Context) throws -> DomainRecord {
        let platform = context.platform
        if platform.settings.isOwn(name) { throw Problem.validation("#/name", "reserved", "belongs to this platform") }
        let tenant = try context.tenant
        let author = try context.author
        let id = DomainID.make(at: Date())
        let watch = platform.settings.watch
        do {
            try context.database.transaction { (database: inout Connection) in
                let owner = try DomainRepository.findOwner(of: name, in: &database)
                try DomainRepository.insert(
                    id, name: name, unicodeName: DomainText.unicodeName(name),
                    status: owner == nil ? .pendingOwnership : .pendingContested, challengeToken: newToken(),
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

    /// The domain of the path in whatever spelling.
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
        let others = try DomainRepository.pressCount(tenant: domain.tenant, seconds: 60, in: &context.database)
        guard others < checksPerMinute else { throw Problem.tooManyRequests(retryAfter: 60) }
        let isDue = try DomainRepository.notePress(
            domain.id, pauseSeconds: checkPause, tenant: domain.tenant, in: &context.database)
        guard isDue else { throw Problem.tooManyRequests(retryAfter: restSeconds(domain)) }
        try DomainCheck.run(domain, pressedByUser: true, author: try context.author, &context)
    }

    private static func restSeconds(_ domain: DomainRecord) -> Int {
        let elapsed = domain.pressedAt.map { domain.now.timeIntervalSince($0) } ?? 0
        return max(1, Int((Double(checkPause) - elapsed).rounded(.up)))
    }

    /// Makes a new token; the one before does not count any more.
    static func renewChallenge(_ domain: DomainRecord, _ context: inout Context) throws {
        guard !domain.isOwned || domain.contest?.kind == .takeover, domain.status != .lost else {
            throw Problem.domainOwned
        }
        let author = try context.author
        let platform = context.platform
        let seconds = platform.settings.watch.firstCheckSeconds
        try context.database.transaction { (database: inout Connection) in
            try DomainRepository.renewChallenge(
                newToken(), of: domain.id, tenant: domain.tenant, in: &database)
            try JobRepository.schedule(
                DomainCheck.jobKind, subject: domain.id.ulid, afterSeconds: seconds, in: &database)
            let entry = try author.entry("domain.challenge_renewed", domain.auditTarget)
            try Context.audit(entry, tenant: domain.tenant, platform: platform, in: &database)
        }
    }

    /// 128 random bits, never made of the domain.
    static func newToken() -> String {
        Base32.encode(Random.bytes(16))
    }
}

extension PlatformSettings {
    /// The name, or one above it, stands for this installation.
    func isOwn(_ name: DomainName) -> Bool {
        let portal = portalBaseURL.split(separator: "/").dropFirst().first.map { $0.split(separator: ":")[0] }
        return ([portal.map(String.init)].compactMap { $0 } + mailHosts).contains { host in
            host == name.text || host.hasSuffix("." + name.text)
        }
    }
}
