import FoundationEssentials
import Model
import Persistence
import Upstreams
import Verification
import Web

/// The operation `domain.create`: from the proof of ownership to the records to publish. Every step looks before it
/// acts and may be run again after a crash at any point.
enum DomainCreation {
    static let kind = "domain.create"

    private enum Step: String, CaseIterable {
        case createMailDomain = "create_mail_domain"
        case waitForKeys = "wait_for_keys"
        case readZone = "read_zone"
    }

    /// Part of the transaction of the proof.
    static func start(_ domain: DomainRecord, author: Author, in database: inout Connection) throws {
        _ = try OperationService.begin(
            kind, on: domain, steps: Step.allCases.map(\.rawValue), author: author, afterSeconds: 0, in: &database)
    }

    static func run(_ operation: OperationRecord, _ context: inout Context) throws -> JobOutcome {
        guard let mail = context.platform.mail else { return .again(afterSeconds: 300) }
        return try OperationService.carryOn(operation, &context) { (step: OperationStep, context: inout Context) in
            guard let domain = try DomainRepository.find(id: DomainID(operation.subject), in: &context.database) else {
                try OperationRepository.setState(.undone, of: operation.id, in: &context.database)
                return .stop
            }
            switch Step(rawValue: step.name) {
            case .createMailDomain: return try create(domain, step, operation, mail, &context)
            case .waitForKeys: return try awaitKeys(domain, step, operation, mail, &context)
            case .readZone: return try readZone(domain, step, operation, mail, &context)
            case nil: throw UnknownStep(name: step.name)
            }
        }
    }

    /// Our sign on the domain in the mail system: nothing without it is ever touched.
    static func marker(_ id: DomainID) -> String {
        "workplace:\(id)"
    }

    private static func create(
        _ domain: DomainRecord, _ step: OperationStep, _ operation: OperationRecord, _ mail: any MailDirectory,
        _ context: inout Context
    ) throws -> StepOutcome {
        // The former owner's mail domain gets out of the way first.
        guard try !DomainRepository.isBeingReleased(domain.name, in: &context.database) else { return .wait }
        let created = try mail.ensureDomain(named: domain.name.text, marker: marker(domain.id))
        try finish(step, domain, operation, action: "domain.created_in_mail", &context) {
            (database: inout Connection) in
            try DomainRepository.setStalwartID(created.id, of: domain.id, tenant: domain.tenant, in: &database)
        }
        return .done
    }

    private static func awaitKeys(
        _ domain: DomainRecord, _ step: OperationStep, _ operation: OperationRecord, _ mail: any MailDirectory,
        _ context: inout Context
    ) throws -> StepOutcome {
        guard try mail.keys(domainID: try mailID(domain)).isComplete else { return .wait }
        try finish(step, domain, operation, action: "domain.keys_ready", &context) { (_: inout Connection) in }
        return .done
    }

    private static func readZone(
        _ domain: DomainRecord, _ step: OperationStep, _ operation: OperationRecord, _ mail: any MailDirectory,
        _ context: inout Context
    ) throws -> StepOutcome {
        guard let zone = try DomainZone.read(try mailID(domain), mail) else { return .wait }
        try finish(step, domain, operation, action: nil, &context) { (database: inout Connection) in
            try zone.store(for: domain, in: &database)
            try OperationRepository.setState(.done, of: operation.id, in: &database)
            try JobRepository.reschedule(DomainCheck.jobKind, subject: domain.id.ulid, afterSeconds: 0, in: &database)
        }
        return .done
    }

    private static func finish(
        _ step: OperationStep, _ domain: DomainRecord, _ operation: OperationRecord, action: String?,
        _ context: inout Context, _ change: (inout Connection) throws -> Void
    ) throws {
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            try change(&database)
            try OperationRepository.finishStep(step.position, of: operation.id, in: &database)
            guard let action else { return }
            try Context.audit(
                try Author.system.entry(action, domain.auditTarget), tenant: domain.tenant, platform: platform,
                in: &database)
        }
    }

    private static func mailID(_ domain: DomainRecord) throws(UpstreamError) -> String {
        guard let id = domain.stalwartID else { throw UpstreamError(.stalwart, .notFound) }
        return id
    }
}

extension DomainRecord {
    var auditTarget: AuditTarget {
        AuditTarget(kind: "domain", id: id.ulid, name: name.text)
    }
}
