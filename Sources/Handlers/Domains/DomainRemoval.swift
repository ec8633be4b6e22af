import FoundationEssentials
import Model
import Persistence
import Upstreams
import Web

/// The operation `domain.remove`: refused with the list of what uses the domain, else gone in the mail system and here.
enum DomainRemoval {
    static let kind = "domain.remove"

    /// How a request to remove a domain ended.
    enum Outcome {
        case gone
        /// The worker goes on with it.
        case underWay(OperationRecord)
    }

    private enum Step: String, CaseIterable {
        case destroyMailDomain = "destroy_mail_domain"
        case forget
    }

    /// The worker takes over when the request has died.
    private static let takeoverSeconds = 30
    /// The blockers that a refusal names at once; the rest is read in pages.
    private static let namedBlockers = 50

    static func remove(_ domain: DomainRecord, _ context: inout Context) throws -> Outcome {
        guard let id = try start(domain, &context),
            let operation = try OperationRepository.find(id, tenant: domain.tenant, in: &context.database)
        else { return .gone }
        _ = try run(operation, &context)
        guard let ended = try OperationRepository.find(id, tenant: domain.tenant, in: &context.database) else {
            return .gone
        }
        switch ended.state {
        case .done: return .gone
        case .undone: throw refusal(ended)
        case .running, .needsAttention: return .underWay(ended)
        }
    }

    /// Writes the operation down, or takes up the one that stopped. A claim that never reached the mail system needs
    /// nothing but our own rows to go, and no operation (nil).
    private static func start(_ known: DomainRecord, _ context: inout Context) throws -> OperationID? {
        let author = try context.author
        let platform = context.platform
        return try context.database.transaction { (database: inout Connection) in
            // The worker may have seen the proof in the meantime, and be about to create the domain.
            guard let domain = try DomainRepository.lock(known.id, tenant: known.tenant, in: &database) else {
                return nil
            }
            guard domain.isOwned || domain.stalwartID != nil else {
                try forget(domain, author: author, platform, in: &database)
                return nil
            }
            let open = try OperationRepository.lockOpen(
                subject: domain.id.ulid, tenant: domain.tenant, in: &database)
            if let open, open.state == .running { throw Problem.operationInProgress("\(open.id)") }
            if let open, open.kind == kind {
                try OperationRepository.setState(.running, of: open.id, in: &database)
                try JobRepository.schedule(
                    OperationService.jobKind, subject: open.id.ulid, afterSeconds: takeoverSeconds, in: &database)
                return open.id
            }
            // A creation that stopped half-way has nothing to finish any more.
            if let open { try OperationRepository.setState(.undone, of: open.id, in: &database) }
            return try OperationService.begin(
                kind, on: domain, steps: Step.allCases.map(\.rawValue), author: author,
                afterSeconds: takeoverSeconds, in: &database)
        }
    }

    /// Goes as far as it can without waiting.
    static func run(_ operation: OperationRecord, _ context: inout Context) throws -> JobOutcome {
        guard let mail = context.platform.mail else { return .again(afterSeconds: 300) }
        return try OperationService.carryOn(operation, &context) { (step: OperationStep, context: inout Context) in
            guard let domain = try DomainRepository.find(id: DomainID(operation.subject), in: &context.database) else {
                try OperationRepository.setState(.done, of: operation.id, in: &context.database)
                return .stop
            }
            switch Step(rawValue: step.name) {
            case .destroyMailDomain: return try destroy(domain, step, operation, mail, &context)
            case .forget: return try finish(domain, step, operation, &context)
            case nil: throw UnknownStep(name: step.name)
            }
        }
    }

    private static func destroy(
        _ domain: DomainRecord, _ step: OperationStep, _ operation: OperationRecord, _ mail: any MailDirectory,
        _ context: inout Context
    ) throws -> StepOutcome {
        let blockers = try mail.removeDomain(
            id: domain.stalwartID, named: domain.name.text, marker: DomainCreation.marker(domain.id))
        guard blockers.isEmpty else {
            try refuse(domain, blockers, step, operation, &context)
            return .stop
        }
        try OperationRepository.finishStep(step.position, of: operation.id, in: &context.database)
        return .done
    }

    /// Undone is all there is to undo: the mail system has not changed anything.
    private static func refuse(
        _ domain: DomainRecord, _ blockers: [MailReference], _ step: OperationStep, _ operation: OperationRecord,
        _ context: inout Context
    ) throws {
        let author = Author(operation)
        let platform = context.platform
        let text = try AuditJSON.text(blockers)
        try context.database.transaction { (database: inout Connection) in
            try OperationRepository.failStep(
                step.position, of: operation.id, problemCode: ProblemCode.domainInUse.rawValue, readBack: text,
                in: &database)
            try OperationRepository.setState(.undone, of: operation.id, in: &database)
            let entry = try author.entry(
                "domain.removal_refused", domain.auditTarget, after: ["blockers": blockers.count])
            try Context.audit(entry, tenant: domain.tenant, platform: platform, in: &database)
        }
    }

    private static func finish(
        _ domain: DomainRecord, _ step: OperationStep, _ operation: OperationRecord, _ context: inout Context
    ) throws -> StepOutcome {
        let author = Author(operation)
        let platform = context.platform
        try context.database.transaction { (database: inout Connection) in
            try OperationRepository.finishStep(step.position, of: operation.id, in: &database)
            try OperationRepository.setState(.done, of: operation.id, in: &database)
            try forget(domain, author: author, platform, in: &database)
        }
        return .done
    }

    /// Deletes the row; the token is void, and other claims on the name are open again.
    private static func forget(
        _ domain: DomainRecord, author: Author, _ platform: Platform, in database: inout Connection
    ) throws {
        try DomainRepository.delete(domain.id, tenant: domain.tenant, in: &database)
        try JobRepository.cancel(DomainCheck.jobKind, subject: domain.id.ulid, in: &database)
        try DomainPrimary.replace(domain, author: author, platform, in: &database)
        let change = DomainClaimChange(tenant: domain.tenant, author: author, platform: platform)
        try change.apply(to: domain.name, in: &database) { claims, _ in
            claims.remove(tenant: domain.tenant.description)
        }
        try Context.audit(
            try author.entry("domain.removed", domain.auditTarget), tenant: domain.tenant, platform: platform,
            in: &database)
    }

    /// What stood in the way of the last removal.
    static func blockers(of operation: OperationRecord?) throws -> [MailReference] {
        guard let operation, operation.kind == kind, operation.state == .undone,
            let text = operation.steps.first?.readBack
        else { return [] }
        return try JSONText.decode([MailReference].self, from: Array(text.utf8))
    }

    private static func refusal(_ operation: OperationRecord) -> any Error {
        do {
            let blockers = try blockers(of: operation)
            return Problem.domainInUse(
                blockers: blockers.prefix(namedBlockers).map(BlockerResponse.init), total: blockers.count)
        } catch {
            return error
        }
    }
}
