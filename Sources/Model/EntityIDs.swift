// One type per kind of thing; the prefixes are part of the wire format and never change.

/// Names a customer organisation.
public struct TenantID: EntityID {
    public static let prefix = "ten"
    public let ulid: ULID

    public init(_ ulid: ULID) {
        self.ulid = ulid
    }
}

/// Names a reseller.
public struct PartnerID: EntityID {
    public static let prefix = "prt"
    public let ulid: ULID

    public init(_ ulid: ULID) {
        self.ulid = ulid
    }
}

/// Names a human with one SSO identity.
public struct PersonID: EntityID {
    public static let prefix = "per"
    public let ulid: ULID

    public init(_ ulid: ULID) {
        self.ulid = ulid
    }
}

/// Names a person in a tenant.
public struct MembershipID: EntityID {
    public static let prefix = "mem"
    public let ulid: ULID

    public init(_ ulid: ULID) {
        self.ulid = ulid
    }
}

/// Names a mail domain of a tenant.
public struct DomainID: EntityID {
    public static let prefix = "dom"
    public let ulid: ULID

    public init(_ ulid: ULID) {
        self.ulid = ulid
    }
}

/// Names a durable action over several systems.
public struct OperationID: EntityID {
    public static let prefix = "op"
    public let ulid: ULID

    public init(_ ulid: ULID) {
        self.ulid = ulid
    }
}

/// Names a signed-in browser.
public struct SessionID: EntityID {
    public static let prefix = "ses"
    public let ulid: ULID

    public init(_ ulid: ULID) {
        self.ulid = ulid
    }
}

/// Names one row of a tenant's audit.
public struct AuditEventID: EntityID {
    public static let prefix = "aud"
    public let ulid: ULID

    public init(_ ulid: ULID) {
        self.ulid = ulid
    }
}

/// Names something that the worker does later.
public struct JobID: EntityID {
    public static let prefix = "job"
    public let ulid: ULID

    public init(_ ulid: ULID) {
        self.ulid = ulid
    }
}
