public import FoundationEssentials
import Model
public import Persistence

/// What a thread owns while it serves one request or runs one job. It cannot be copied, kept or sent elsewhere, so the
/// connection in it needs no lock.
public struct Context: ~Copyable {
    public var database: Connection
    public let platform: Platform
    /// Names the request in logs, audit rows and calls to upstreams; nil in a job.
    let requestID: String?
    /// Nobody waits for the answer after this instant.
    let deadline: Date
    /// Who is calling; set before a handler of a route with a session runs.
    var session: ResolvedSession?

    /// Creates the context of a request or job.
    public init(database: consuming Connection, platform: Platform, requestID: String?, deadline: Date) {
        self.database = database
        self.platform = platform
        self.requestID = requestID
        self.deadline = deadline
        session = nil
    }

    /// Gives the connection back for the next request of the thread.
    public consuming func releaseDatabase() -> Connection {
        database
    }

    /// Writes a row into a tenant's audit; to be called in the transaction of the change.
    static func audit(
        _ entry: AuditEntry, tenant: TenantID, platform: Platform, in database: inout Connection
    ) throws {
        try AuditRepository.append(entry, tenant: tenant, signingWith: platform.settings.auditKey, in: &database)
    }
}

/// Who makes a change: what audit rows and operations need to know, free to be captured by a transaction.
struct Author: Sendable {
    let actor: AuditActor
    let person: PersonID?
    let requestID: String?

    /// The product by itself, in a job.
    static let system = Author(actor: .system, person: nil, requestID: nil)

    func entry(_ action: String, _ target: AuditTarget, before: (any Encodable)? = nil, after: (any Encodable)? = nil)
        throws -> AuditEntry
    {
        AuditEntry(
            actor: actor, action: action, target: target, before: try before.map(AuditJSON.text),
            after: try after.map(AuditJSON.text), requestID: requestID)
    }
}
