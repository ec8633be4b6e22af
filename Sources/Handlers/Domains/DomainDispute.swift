public import Model
public import Persistence

/// The end of a dispute between two tenants who both prove control of a name.
public enum DomainDispute {
    /// Gives the name to one of the sides; false when the tenant is none. The other one may prove control again with a
    /// new token.
    public static func decide(
        _ name: DomainName, for tenant: TenantID, _ platform: Platform, in database: inout Connection
    ) throws -> Bool {
        let author = Author(actor: .commandLine, person: nil, requestID: nil)
        return try database.transaction { (database: inout Connection) in
            let records = try DomainRepository.lockAll(name: name, in: &database)
            guard records.contains(where: { $0.tenant == tenant && $0.contest?.kind == .disputed }) else {
                return false
            }
            let change = DomainClaimChange(tenant: tenant, author: author, platform: platform)
            try change.apply(to: name, in: &database) { claims, now in
                claims.decide(for: tenant.description, now: now)
            }
            return true
        }
    }
}
