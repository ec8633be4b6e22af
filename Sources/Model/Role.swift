/// What a member may do in a tenant.
public enum Role: String, Sendable, Codable, Hashable {
    case admin
    case member
}
