import COpenSSL

/// An Ed25519 key that signs the audit's checkpoints (RFC 8032).
public struct SigningKey: Sendable {
    private let seed: [UInt8]
    /// The 32 bytes that verify the signatures; not secret.
    public let publicKey: [UInt8]

    /// Makes the key of a secret seed of 32 bytes.
    public init(seed: [UInt8]) throws(CryptographyError) {
        guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
            throw CryptographyError("reading a signing key of 32 bytes")
        }
        defer { EVP_PKEY_free(key) }
        var bytes = [UInt8](repeating: 0, count: 32)
        var length = bytes.count
        guard EVP_PKEY_get_raw_public_key(key, &bytes, &length) == 1 else {
            throw CryptographyError("deriving a public key")
        }
        self.seed = seed
        self.publicKey = bytes
    }

    /// Names the key: the first 16 hexadecimal digits of SHA-256 of the public key.
    public var keyID: String {
        String(Hex.encode(Hash.sha256(publicKey)).prefix(16))
    }

    /// Gives the signature of 64 bytes.
    public func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
        let context = EVP_MD_CTX_new()
        defer {
            EVP_MD_CTX_free(context)
            EVP_PKEY_free(key)
        }
        var signature = [UInt8](repeating: 0, count: 64)
        var length = signature.count
        guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
            EVP_DigestSign(context, &signature, &length, message, message.count) == 1
        else { throw CryptographyError("signing") }
        return signature
    }

    /// Tells whether a signature is that of `message` under a public key; a malformed key or signature is not.
    public static func verify(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool {
        guard let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, publicKey.count) else {
            return false
        }
        let context = EVP_MD_CTX_new()
        defer {
            EVP_MD_CTX_free(context)
            EVP_PKEY_free(key)
        }
        return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}
