/// What a member may do in a tenant.
public enum Role: String, Sendable, Codable, Hashable {
    case admin
    case member
}

/// What a person may do for a reseller.
public enum PartnerRole: String, Sendable, Codable, Hashable {
    /// Also manages the team.
    case owner
    case member
}
