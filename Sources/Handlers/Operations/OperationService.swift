import Model
import Persistence
import Upstreams
import Web

/// What all operations have in common: how a step that fails goes on.
enum OperationService {
    /// The job that carries an operation on.
    static let jobKind = "operation.run"

    /// Takes an operation that needs attention up again.
    static func resume(_ operation: OperationRecord, _ context: inout Context) throws {
        guard operation.state == .needsAttention else { return }
        let author = try context.author
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            try OperationRepository.setState(.running, of: operation.id, in: &database)
            try JobRepository.reschedule(jobKind, subject: operation.id.ulid, afterSeconds: 0, in: &database)
            let target = AuditTarget(kind: "operation", id: operation.id.ulid, name: operation.kind)
            try Context.audit(
                try author.entry("operation.resumed", target), tenant: operation.tenant, platform: platform,
                in: &database)
        }
    }

    /// Notes a failed step. Something temporary is tried again later; anything else stops the operation and says where.
    static func fail(
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
                "operation.needs_attention",
                AuditTarget(kind: "operation", id: operation.id.ulid, name: operation.kind),
                after: ["step": step.name, "code": code])
            try Context.audit(entry, tenant: operation.tenant, platform: platform, in: &database)
        }
        return error.isTemporary ? .again(afterSeconds: Backoff.seconds(attempts: step.attempts)) : .done
    }
}

/// The pause before something is tried again.
enum Backoff {
    /// 1, 2, 4 … at most 60 seconds.
    static func seconds(attempts: Int) -> Int {
        min(60, 1 << min(attempts, 6))
    }
}
