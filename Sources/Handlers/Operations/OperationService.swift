import FoundationEssentials
import Model
import Persistence
import Upstreams
import Web

/// How a step of an operation ended.
enum StepOutcome {
    case done
    /// There is something to wait for; the step is run again.
    case wait
    /// The operation has ended with this step.
    case stop
}

/// What all operations have in common: how they begin, go from step to step, and stop.
enum OperationService {
    /// The job that carries an operation on.
    static let jobKind = "operation.run"

    /// Writes an operation down and has the worker run it after a while; part of the caller's transaction.
    static func begin(
        _ kind: String, on domain: DomainRecord, steps: [String], author: Author, afterSeconds: Int,
        in database: inout Connection
    ) throws -> OperationID {
        let id = OperationID.make(at: domain.now)
        try OperationRepository.insert(
            id, kind: kind, subject: domain.id.ulid, steps: steps.map { (name: $0, system: "mail") },
            requestedBy: author.person, actor: author.actor, requestID: author.requestID, tenant: domain.tenant,
            in: &database)
        try JobRepository.schedule(jobKind, subject: id.ulid, afterSeconds: afterSeconds, in: &database)
        return id
    }

    /// Runs the steps that are not done, one after the other, as far as it goes without waiting.
    static func carryOn(
        _ operation: OperationRecord, _ context: inout Context,
        _ perform: (OperationStep, inout Context) throws -> StepOutcome
    ) throws -> JobOutcome {
        for step in operation.steps where step.state != .done {
            try OperationRepository.startStep(step.position, of: operation.id, in: &context.database)
            do {
                switch try perform(step, &context) {
                case .done: continue
                case .wait: return .again(afterSeconds: Backoff.seconds(attempts: step.attempts))
                case .stop: return .done
                }
            } catch let error as UpstreamError {
                return try fail(step, of: operation, error, &context)
            }
        }
        return .done
    }

    /// Takes an operation that needs attention up again.
    static func resume(_ operation: OperationRecord, _ context: inout Context) throws {
        guard operation.state == .needsAttention else { return }
        let author = try context.author
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            try OperationRepository.setState(.running, of: operation.id, in: &database)
            try JobRepository.reschedule(jobKind, subject: operation.id.ulid, afterSeconds: 0, in: &database)
            try Context.audit(
                try author.entry("operation.resumed", operation.auditTarget), tenant: operation.tenant,
                platform: platform, in: &database)
        }
    }

    /// Notes a failed step. Something temporary is tried again later; anything else stops the operation and says where.
    private static func fail(
        _ step: OperationStep, of operation: OperationRecord, _ error: UpstreamError, _ context: inout Context
    ) throws -> JobOutcome {
        let code = Problem(classifying: error).code.rawValue
        Log.warning("operation step failed", ["operation": "\(operation.id)", "step": step.name, "cause": "\(error)"])
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            try OperationRepository.failStep(step.position, of: operation.id, problemCode: code, in: &database)
            if error.isTemporary { return }
            try OperationRepository.setState(.needsAttention, of: operation.id, in: &database)
            let entry = try Author.system.entry(
                "operation.needs_attention", operation.auditTarget, after: ["step": step.name, "code": code])
            try Context.audit(entry, tenant: operation.tenant, platform: platform, in: &database)
        }
        return error.isTemporary ? .again(afterSeconds: Backoff.seconds(attempts: step.attempts)) : .done
    }
}

/// A stored step that this version of the code does not know.
struct UnknownStep: Error {
    let name: String
}

extension OperationRecord {
    var auditTarget: AuditTarget {
        AuditTarget(kind: "operation", id: id.ulid, name: kind)
    }
}

extension Author {
    /// Whoever asked for the operation, also while the worker carries it on.
    init(_ operation: OperationRecord) {
        self.init(actor: operation.actor, person: operation.requestedBy, requestID: operation.requestID)
    }
}

/// The pause before something is tried again.
enum Backoff {
    /// 1, 2, 4 … at most 60 seconds.
    static func seconds(attempts: Int) -> Int {
        min(60, 1 << min(attempts, 6))
    }
}
