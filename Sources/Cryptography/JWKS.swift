import FoundationEssentials

/// The public keys of an identity provider (RFC 7517 section 5).
public struct JWKS: Sendable {
    /// Only the members that make a public key: certificates and hints stay out.
    private struct Key: Codable {
        var kty: String
        var kid: String?
        var n: String?
        var e: String?
        var crv: String?
        var x: String?
        var y: String?

        var json: [UInt8]? { (try? JSONEncoder().encode(self)).map(Array.init) }
    }

    private struct Document: Decodable {
        let keys: [Key]?
    }

    /// Each key as JSON, by its id; a key without an id has the empty one.
    let keys: [String: [UInt8]]

    /// Reads a key set; a document without `keys` is an empty set, as some providers answer without a signing key.
    public init(json: [UInt8]) throws(TokenError) {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(json)) else { throw .unreadableKeySet }
        let pairs = (document.keys ?? []).compactMap { key in key.json.map { (key.kid ?? "", $0) } }
        keys = Dictionary(pairs) { first, _ in first }
    }

    /// Tells whether a key of this id is in the set.
    public func contains(keyID: String) -> Bool {
        keys[keyID] != nil
    }
}
