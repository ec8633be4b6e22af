import Model
import Persistence
import Web

/// The domain that new mailboxes of a tenant get.
enum DomainPrimary {
    /// Makes an owned domain the primary one; nothing is written when it is already.
    static func set(_ domain: DomainRecord, _ context: inout Context) throws {
        guard domain.isOwned else { throw Problem.domainNotOwned }
        let author = try context.author
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            let before = try DomainRepository.lockPrimary(tenant: domain.tenant, in: &database)
            guard before?.id != domain.id else { return }
            try DomainRepository.makePrimary(domain.id, tenant: domain.tenant, in: &database)
            try audit(domain, before: before, author: author, platform, in: &database)
        }
    }

    /// When a primary domain goes, the one that was proved first takes its place.
    static func replace(_ gone: DomainRecord, author: Author, _ platform: Platform, in database: inout Connection)
        throws
    {
        guard gone.isPrimary,
            let next = try DomainRepository.firstOwned(tenant: gone.tenant, except: gone.id, in: &database)
        else { return }
        try DomainRepository.makePrimary(next.id, tenant: next.tenant, in: &database)
        try audit(next, before: gone, author: author, platform, in: &database)
    }

    private static func audit(
        _ domain: DomainRecord, before: DomainRecord?, author: Author, _ platform: Platform,
        in database: inout Connection
    ) throws {
        let entry = try author.entry(
            "domain.made_primary", domain.auditTarget, before: before.map { ["primary": $0.name.text] },
            after: ["primary": domain.name.text])
        try Context.audit(entry, tenant: domain.tenant, platform: platform, in: &database)
    }
}
