import FoundationEssentials
import Model
import Persistence
import Upstreams
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

    /// Writes the operation down and has the worker run it; part of the transaction of the proof.
    static func start(_ domain: DomainRecord, author: Author, in database: inout Connection) throws -> OperationID {
        let id = OperationID.make(at: domain.now)
        try OperationRepository.insert(
            id, kind: kind, subject: domain.id.ulid, steps: Step.allCases.map { (name: $0.rawValue, system: "mail") },
            requestedBy: author.person, requestID: author.requestID, tenant: domain.tenant, in: &database)
        try JobRepository.schedule(OperationService.jobKind, subject: id.ulid, afterSeconds: 0, in: &database)
        return id
    }

    /// Goes as far as it can without waiting.
    static func run(_ operation: OperationRecord, _ context: inout Context) throws -> JobOutcome {
        guard let mail = context.platform.mail else { return .again(afterSeconds: 300) }
        for step in operation.steps where step.state != .done {
            guard let domain = try DomainRepository.find(id: DomainID(operation.subject), in: &context.database) else {
                try OperationRepository.setState(.undone, of: operation.id, in: &context.database)
                return .done
            }
            try OperationRepository.startStep(step.position, of: operation.id, in: &context.database)
            do {
                guard try perform(step, domain, operation, mail, &context) else {
                    return .again(afterSeconds: Backoff.seconds(attempts: step.attempts))
                }
            } catch let error as UpstreamError {
                return try OperationService.fail(step, of: operation, error, &context)
            }
        }
        return .done
    }

    /// Runs one step; false when there is something to wait for.
    private static func perform(
        _ step: OperationStep, _ domain: DomainRecord, _ operation: OperationRecord, _ mail: any MailDirectory,
        _ context: inout Context
    ) throws -> Bool {
        switch Step(rawValue: step.name) {
        case .createMailDomain:
            let created = try mail.ensureDomain(named: domain.name.text, marker: marker(domain.id))
            try finish(step, domain, operation, "domain.created_in_mail", &context) { (database: inout Connection) in
                try DomainRepository.setStalwartID(created.id, of: domain.id, tenant: domain.tenant, in: &database)
            }
        case .waitForKeys:
            guard try mail.keys(domainID: try mailID(domain)).isComplete else { return false }
            try finish(step, domain, operation, "domain.keys_ready", &context) { (_: inout Connection) in }
        case .readZone:
            let zone = try mail.zoneText(domainID: try mailID(domain))
            try finish(step, domain, operation, nil, &context) { (database: inout Connection) in
                try DomainRepository.setZoneText(zone, of: domain.id, tenant: domain.tenant, in: &database)
                try OperationRepository.setState(.done, of: operation.id, in: &database)
                try JobRepository.reschedule(
                    DomainCheck.jobKind, subject: domain.id.ulid, afterSeconds: 0, in: &database)
            }
        case nil: throw DecodedStepError(name: step.name)
        }
        return true
    }

    /// Our sign on the domain in the mail system: nothing without it is ever touched.
    static func marker(_ id: DomainID) -> String {
        "workplace:\(id)"
    }

    private static func finish(
        _ step: OperationStep, _ domain: DomainRecord, _ operation: OperationRecord, _ action: String?,
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

/// A stored step that this version of the code does not know.
struct DecodedStepError: Error {
    let name: String
}

extension DomainRecord {
    var auditTarget: AuditTarget {
        AuditTarget(kind: "domain", id: id.ulid, name: name.text)
    }
}
