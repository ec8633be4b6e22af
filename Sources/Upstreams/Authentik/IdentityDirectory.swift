/// An identity at the sign-on system.
public struct Identity: Decodable, Equatable, Sendable {
    /// Key of the management interface.
    public let pk: Int
    /// The OIDC subject.
    public let uuid: String
    public let username: String
    public let name: String
    public let email: String
    public let isActive: Bool

    private enum CodingKeys: String, CodingKey {
        case pk, uuid, username, name, email
        case isActive = "is_active"
    }
}

/// What the product needs of the sign-on system's management. A directory belongs to one thread.
public protocol IdentityDirectory: AnyObject {
    /// The identity of exactly this sign-in name, or nil.
    func identity(username: String) throws(UpstreamError) -> Identity?
    /// Our own account there: proves that the credential works.
    func ownIdentity() throws(UpstreamError) -> (username: String, isSuperuser: Bool)
}
