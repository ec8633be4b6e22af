import Foundation
import Handlers
import Model
import Persistence
import Upstreams

/// What an operator's command works with.
struct OperatorSession: ~Copyable {
    let configuration: Configuration
    var database: Connection

    init() throws {
        configuration = try Configuration.read()
        database = Connection(configuration.platform.database)
    }

    /// The systems behind the product, as the configuration names them.
    func platform() -> Platform {
        Platform(
            configuration.platform, shared: SharedUpstreams(threads: 2),
            http: CurlClient(caFile: configuration.platform.upstreamCAFile))
    }

    /// A client of the identity provider's management; throws when it is not enabled here.
    func identities() throws -> any IdentityDirectory {
        guard let identities = platform().identities else {
            throw UsageError("AUTHENTIK_PROVISIONING_ENABLED is false")
        }
        return identities
    }

    mutating func tenant(_ slug: String) throws -> TenantRecord {
        guard let tenant = try TenantRepository.find(slug: slug, in: &database) else {
            throw UsageError("there is no tenant \(slug)")
        }
        return tenant
    }

    mutating func partner(_ slug: String) throws -> PartnerRecord {
        guard let partner = try PartnerRepository.find(slug: slug, in: &database) else {
            throw UsageError("there is no partner \(slug)")
        }
        return partner
    }
}
