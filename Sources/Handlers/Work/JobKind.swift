import Model
import Persistence
import Web

/// The kinds of jobs, and what each of them does.
enum JobKind {
    /// The outcomes are in the order of the jobs; several at a time are all of the one kind that comes in bulk.
    static func run(_ jobs: [JobRecord], _ context: inout Context) throws -> [JobOutcome] {
        if jobs.allSatisfy({ $0.kind == DomainCheck.jobKind }) {
            return try DomainRecheck.run(jobs.map { DomainID($0.subject) }, &context)
        }
        return try jobs.map { try run($0, &context) }
    }

    private static func run(_ job: JobRecord, _ context: inout Context) throws -> JobOutcome {
        switch job.kind {
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
