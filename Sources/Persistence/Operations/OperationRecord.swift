public import FoundationEssentials
public import Model

/// Where an operation stands.
public enum OperationState: String, Sendable, Codable {
    case running, done, undone
    case needsAttention = "needs_attention"
}

/// Where a step stands.
public enum StepState: String, Sendable, Codable {
    case pending, running, done, undone, failed
}

/// A durable action over several systems.
public struct OperationRecord: Sendable {
    public let id: OperationID
    public let tenant: TenantID
    public let kind: String
    /// The domain or membership that it is about.
    public let subject: ULID
    public let state: OperationState
    /// nil: the product itself.
    public let requestedBy: PersonID?
    public let requestID: String?
    public let createdAt: Date
    public let updatedAt: Date
    /// Who asked for it, as the audit names them.
    public let actor: AuditActor
    public var steps: [OperationStep]

    /// The first step that is not done.
    public var openStep: OperationStep? { steps.first { $0.state != .done } }
}

/// One call of an operation.
public struct OperationStep: Sendable {
    public let position: Int
    public let name: String
    public let system: String
    public let state: StepState
    public let attempts: Int
    /// The code of the problem that stopped it.
    public let problemCode: String?
    public let startedAt: Date?
    public let finishedAt: Date?
    /// JSON: what was there before, to restore it.
    public let found: String?
    /// JSON: what the system said afterwards.
    public let readBack: String?
}
