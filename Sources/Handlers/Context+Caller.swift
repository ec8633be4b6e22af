import Model
import Persistence
import Web

extension Context {
    /// The session of the caller; only routes that need one may ask.
    var caller: ResolvedSession {
        get throws(Problem) {
            guard let session else { throw Problem.sessionExpired }
            return session
        }
    }

    /// The tenant of the path, which the caller may see.
    var tenant: ResolvedTenant {
        get throws(Problem) {
            guard let tenant = session?.tenant else { throw Problem.notFound }
            return tenant
        }
    }

    /// The caller as the author of a change in the tenant of the path.
    var author: Author {
        get throws(Problem) {
            let caller = try caller
            return Author(
                actor: AuditActor(
                    kind: .person, id: caller.person.ulid, name: caller.personName, partner: caller.tenant?.partner),
                person: caller.person, requestID: requestID)
        }
    }
}
