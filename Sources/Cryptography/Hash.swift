import COpenSSL

/// Digests and keyed digests.
public enum Hash {
    /// The 32 bytes of SHA-256 (FIPS 180-4).
    public static func sha256(_ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = EVP_Digest(message, message.count, &digest, nil, EVP_sha256(), nil)
        precondition(done == 1, "SHA-256 of a buffer in memory cannot fail")
        return digest
    }

    /// The 32 bytes of HMAC-SHA-256 (RFC 2104).
    public static func hmacSHA256(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &digest, nil)
        precondition(done != nil, "HMAC of a buffer in memory cannot fail")
        return digest
    }
}

/// Compares two secrets in a time that depends only on their lengths.
public func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
