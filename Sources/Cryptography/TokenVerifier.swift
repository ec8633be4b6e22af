import CJose
import FoundationEssentials

/// Verifies signed tokens of the identity provider with its published keys.
public enum TokenVerifier {
    /// Signatures with a public key only; never `none`, never a shared secret.
    private static let algorithms: Set<String> = ["RS256", "PS256", "ES256", "ES384", "ES512"]

    /// Checks algorithm, signature, type and claims of a token and gives its payload as JSON.
    public static func verify(
        _ token: String, keys: JWKS, expectations: TokenExpectations
    ) throws(TokenError) -> [UInt8] {
        let header = try header(of: token)
        guard algorithms.contains(header.alg) else { throw .algorithmRefused(header.alg) }
        try expectations.check(typ: header.typ)
        guard let key = keys.keys[header.kid ?? ""] else { throw .unknownKey(header.kid ?? "") }
        let payload = try verifiedPayload(token, key: key)
        guard let claims = try? JSONDecoder().decode(RegisteredClaims.self, from: Data(payload)) else {
            throw .malformed
        }
        try expectations.check(claims)
        return payload
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let typ: String?
    }

    private static func header(of token: String) throws(TokenError) -> Header {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let json = Base64URL.decode(String(parts[0])),
            let header = try? JSONDecoder().decode(Header.self, from: Data(json))
        else { throw .malformed }
        return header
    }

    private static func verifiedPayload(_ token: String, key: [UInt8]) throws(TokenError) -> [UInt8] {
        var failure = cjose_err()
        let jwk = key.withUnsafeBytes { bytes in
            cjose_jwk_import(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, &failure)
        }
        guard let jwk else { throw .unreadableKeySet }
        defer { cjose_jwk_release(jwk) }
        guard let jws = cjose_jws_import(token, token.utf8.count, &failure) else { throw .malformed }
        defer { cjose_jws_release(jws) }
        guard cjose_jws_verify(jws, jwk, &failure) else { throw .badSignature }
        var plain: UnsafeMutablePointer<UInt8>?
        var length = 0
        guard cjose_jws_get_plaintext(jws, &plain, &length, &failure), let plain else { throw .malformed }
        // The payload belongs to the JWS: copied before it is released.
        return Array(UnsafeBufferPointer(start: plain, count: length))
    }
}
