/// Why a signed token is not accepted.
public enum TokenError: Error, Equatable, Sendable {
    /// Not a compact JWS, or claims that are no JSON object of the expected form.
    case malformed
    /// The key set holds no key of this id; it may be older than the token.
    case unknownKey(String)
    /// Not on the list of algorithms, such as `none` or one with a shared secret.
    case algorithmRefused(String)
    /// The signature is not that of the key.
    case badSignature
    /// Header `typ` of another kind of token.
    case wrongType
    /// `iss` differs, be it by a slash.
    case wrongIssuer(expected: String, found: String)
    /// `aud` does not name us.
    case wrongAudience
    /// `exp` passed this many seconds ago.
    case expired(seconds: Int64)
    /// `iat` or `nbf` lies this many seconds ahead: the clocks differ.
    case notYetValid(seconds: Int64)
    /// `nonce` is not that of the sign-in, or there is one where none may be.
    case wrongNonce
    /// A key set that is no JSON or holds no usable key.
    case unreadableKeySet
}
