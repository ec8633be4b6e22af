public import FoundationEssentials
public import Model

/// Who did something.
public struct AuditActor: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case person
        /// The product by itself.
        case system
        /// Somebody at the command line.
        case `operator`
    }

    public var kind: Kind
    public var id: ULID?
    public var name: String
    /// The partner on whose behalf a person acted.
    public var partner: AuditPartner?

    public init(kind: Kind, id: ULID? = nil, name: String, partner: PartnerRecord? = nil) {
        self.kind = kind
        self.id = id
        self.name = name
        self.partner = partner.map { AuditPartner(id: $0.id, name: $0.name) }
    }

    public static let system = AuditActor(kind: .system, name: "Workplace")
    public static let commandLine = AuditActor(kind: .operator, name: "Operator")
}

/// A partner as it was called when its staff acted.
public struct AuditPartner: Codable, Equatable, Sendable {
    public let id: PartnerID
    public let name: String
}

/// To what it was done.
public struct AuditTarget: Codable, Equatable, Sendable {
    public var kind: String
    public var id: ULID?
    public var name: String

    public init(kind: String, id: ULID?, name: String) {
        self.kind = kind
        self.id = id
        self.name = name
    }
}

/// What is to be written down. Never holds a secret.
public struct AuditEntry: Codable, Equatable, Sendable {
    public var actor: AuditActor
    /// Such as `domain.added`.
    public var action: String
    public var target: AuditTarget
    /// JSON objects.
    public var before: String?
    public var after: String?
    public var requestID: String?

    public init(
        actor: AuditActor, action: String, target: AuditTarget, before: String? = nil, after: String? = nil,
        requestID: String? = nil
    ) {
        self.actor = actor
        self.action = action
        self.target = target
        self.before = before
        self.after = after
        self.requestID = requestID
    }
}

/// A row of a tenant's audit.
public struct AuditEvent: Codable, Equatable, Sendable {
    public var tenant: TenantID
    /// From 1 without a gap.
    public var sequence: Int
    public var id: AuditEventID
    public var occurredAt: Date
    public var entry: AuditEntry
    /// SHA-256 over the row and the hash of the row before.
    public var hash: [UInt8]
}
