/// A system behind us that did not do what was asked; the set of reasons is closed.
public struct UpstreamError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The systems that the product talks to.
    public enum Service: String, Sendable {
        case stalwart, authentik, oidc
    }

    /// What went wrong.
    public enum Reason: Equatable, Sendable {
        /// No connection: refused, unknown host, or broken before an answer.
        case unreachable(String)
        /// No answer in time; the effect is unknown.
        case timedOut
        /// Too many calls of ours are in flight already.
        case saturated
        /// Our own credentials are refused.
        case unauthorized
        /// The service asks to come back later.
        case busy(retryAfterSeconds: Int?)
        /// A refusal with the service's own code; `message` never holds a request body or a secret.
        case rejected(status: Int, code: String, message: String)
        /// The thing is not there.
        case notFound
        /// The thing exists already, or is in use.
        case conflict(String)
        /// An answer that the contract does not allow.
        case unexpectedResponse(String)
    }

    /// Who failed.
    public let service: Service
    /// How.
    public let reason: Reason

    /// Creates an error.
    public init(_ service: Service, _ reason: Reason) {
        self.service = service
        self.reason = reason
    }

    public var description: String { "\(service.rawValue): \(reason)" }

    /// The effect of a write that ended so is not known: read before anything is repeated.
    public var leavesOutcomeUnknown: Bool {
        switch reason {
        case .unreachable, .timedOut, .unexpectedResponse: true
        case .saturated, .unauthorized, .busy, .rejected, .notFound, .conflict: false
        }
    }

    /// The same call may succeed later without anybody changing anything.
    public var isTemporary: Bool {
        switch reason {
        case .unreachable, .timedOut, .saturated, .busy, .unexpectedResponse: true
        case .unauthorized, .rejected, .notFound, .conflict: false
        }
    }
}
