import Model
import Persistence
import Web

/// The kinds of jobs, and what each of them does.
enum JobKind {
    static func run(_ job: JobRecord, _ context: inout Context) throws -> JobOutcome {
        switch job.kind {
        case DomainCheck.jobKind: try DomainCheck.runDue(DomainID(job.subject), &context)
        case OperationService.jobKind: try runOperation(OperationID(job.subject), &context)
        case Housekeeping.jobKind: try Housekeeping.run(&context)
        case MailIsolation.jobKind: try MailIsolation.run(&context)
        default: throw UnknownJob(kind: job.kind)
        }
    }

    private static func runOperation(_ id: OperationID, _ context: inout Context) throws -> JobOutcome {
        guard let operation = try OperationRepository.find(id, in: &context.database), operation.state == .running
        else {
            return .done
        }
        switch operation.kind {
        case DomainCreation.kind: return try DomainCreation.run(operation, &context)
        case DomainRemoval.kind: return try DomainRemoval.run(operation, &context)
        case DomainRelease.kind: return try DomainRelease.run(operation, &context)
        default: throw UnknownJob(kind: operation.kind)
        }
    }
}

/// A job that this version of the code does not know; a newer worker may.
struct UnknownJob: Error {
    let kind: String
}
