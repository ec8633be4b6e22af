import Model
import Persistence
import Upstreams
import Web

/// The operation `domain.release`: a domain that another tenant took over gets out of its way in the mail system, with
/// its accounts and their mail, under a name that nobody can send to.
enum DomainRelease {
    static let kind = "domain.release"
    private static let step = "rename_mail_domain"

    /// Part of the transaction that takes the name away.
    static func start(_ domain: DomainRecord, author: Author, in database: inout Connection) throws {
        if let open = try OperationRepository.lockOpen(
            subject: domain.id.ulid, tenant: domain.tenant, in: &database)
        {
            try OperationRepository.setState(.undone, of: open.id, in: &database)
        }
        _ = try OperationService.begin(
            kind, on: domain, steps: [step], author: author, afterSeconds: 0, in: &database)
    }

    static func run(_ operation: OperationRecord, _ context: inout Context) throws -> JobOutcome {
        guard let mail = context.platform.mail else { return .again(afterSeconds: 300) }
        return try OperationService.carryOn(operation, &context) { (step: OperationStep, context: inout Context) in
            let domain = try DomainRepository.find(id: DomainID(operation.subject), in: &context.database)
            if let domain, let id = domain.stalwartID {
                try mail.renameDomain(id: id, marker: DomainCreation.marker(domain.id), to: parkedName(domain.id))
            }
            try OperationRepository.finishStep(step.position, of: operation.id, in: &context.database)
            try OperationRepository.setState(.done, of: operation.id, in: &context.database)
            return .done
        }
    }

    /// `internal` is a name for private use (ICANN resolution 2024.07.29.06): no mail from outside ever finds it.
    private static func parkedName(_ id: DomainID) -> String {
        "\(id)".replacing("_", with: "-") + ".parked.internal"
    }
}
