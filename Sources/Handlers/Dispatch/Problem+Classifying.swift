import Model
import Persistence
import Upstreams
import Web

extension Problem {
    /// Turns any error into what the caller is told. The only place that does.
    init(classifying error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let invalid as ValidationError:
            self = .validation(invalid.problems.map { Field(pointer: $0.pointer, code: $0.code, detail: $0.detail) })
        case let database as DatabaseError: self.init(database)
        case let upstream as UpstreamError: self.init(upstream)
        case OIDCError.upstream(let upstream): self.init(upstream)
        default: self = .internalError(error)
        }
    }

    private init(_ error: DatabaseError) {
        if error.isDeadlock {
            self = .busy(error)
        } else if error.isUnavailable {
            self = .databaseUnavailable(error)
        } else {
            self = .internalError(error)
        }
    }

    private init(_ error: UpstreamError) {
        switch error.reason {
        case .unreachable, .saturated, .busy: self = .upstreamUnavailable(error.service.title, error)
        case .timedOut: self = .upstreamTimeout(error.service.title, error)
        case .conflict: self = .upstreamConflict(error.service.title, error)
        case .unauthorized, .rejected, .notFound, .unexpectedResponse:
            self = .upstreamFailed(error.service.title, error)
        }
    }
}

extension UpstreamError.Service {
    /// What people call the system.
    var title: String {
        switch self {
        case .stalwart: "Mail"
        case .authentik, .oidc: "Sign-in"
        }
    }
}
