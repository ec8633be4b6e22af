/// A request body that may hold no other members than those it names; others are ignored in all other bodies.
public protocol StrictBody: Decodable {
    /// The names of all members.
    static var members: Set<String> { get }
}

/// The names of the members of any JSON object.
struct MemberNames: Decodable {
    let names: [String]

    init(from decoder: any Decoder) throws {
        names = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
    }
}
