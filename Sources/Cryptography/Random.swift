import COpenSSL

/// Unpredictable bytes of the system's generator.
public enum Random {
    /// Gives `count` random bytes.
    public static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        // A machine that cannot make random numbers must not go on handing out sessions.
        precondition(RAND_bytes(&bytes, Int32(count)) == 1, "the system's random generator failed")
        return bytes
    }

    /// A bearer value of 256 random bits as 43 characters of base64url.
    public static func token() -> String {
        Base64URL.encode(bytes(32))
    }
}
