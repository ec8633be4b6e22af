/// Keys that protect secrets at rest: the first one seals, each of them opens, so that a key can be replaced.
///
/// Sealed form: 4 bytes that name the key, then nonce, ciphertext and tag of AES-256-GCM.
public struct SealingKeys: Sendable {
    private struct Key: Sendable {
        let name: [UInt8]
        let bytes: [UInt8]
    }

    private let keys: [Key]

    /// Takes keys of 32 bytes, the present one first.
    public init(_ keys: [[UInt8]]) throws(CryptographyError) {
        guard !keys.isEmpty, keys.allSatisfy({ $0.count == 32 }) else {
            throw CryptographyError("reading sealing keys of 32 bytes")
        }
        self.keys = keys.map { Key(name: Array(Hash.sha256($0).prefix(4)), bytes: $0) }
    }

    /// Seals `plain` for one purpose; only the same `context` opens it.
    public func seal(_ plain: [UInt8], context: String) throws(CryptographyError) -> [UInt8] {
        let key = keys[0]
        return key.name + (try AESGCM.seal(plain, key: key.bytes, additional: Array(context.utf8)))
    }

    /// Opens what `seal` made with any of the keys; throws for another context, an unknown key or a changed byte.
    public func open(_ sealed: [UInt8], context: String) throws(CryptographyError) -> [UInt8] {
        guard let key = keys.first(where: { sealed.starts(with: $0.name) }) else {
            throw CryptographyError("finding the key of a sealed value")
        }
        return try AESGCM.open(Array(sealed.dropFirst(4)), key: key.bytes, additional: Array(context.utf8))
    }
}
