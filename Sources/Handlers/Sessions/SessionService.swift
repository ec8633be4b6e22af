import Cryptography
import FoundationEssentials
import Model
import Persistence
import Upstreams
import Web

/// The life of a session after signing in.
enum SessionService {
    /// Opens a session and gives its cookie; one that this browser had before ends.
    static func open(
        for person: PersonRecord, _ tokens: OIDCTokens, _ claims: OIDCClaims, _ request: Request,
        _ context: inout Context
    ) throws -> Cookie {
        if let earlier = try AccessCheck.session(request, slug: nil, &context) {
            try SessionRepository.delete(earlier.id, in: &context.database)
        }
        let token = Random.token()
        let keys = context.platform.settings.sessionKeys
        let session = SessionRecord(
            id: .make(at: Date()), tokenHash: SessionCookie.hash(token), person: person.id, sid: claims.sid,
            refreshToken: try tokens.refreshToken.map { try seal($0, keys) },
            idToken: try tokens.idToken.map { try seal($0, keys) }, accessSeconds: tokens.expiresIn,
            userAgent: String((request.headers["User-Agent"] ?? "").prefix(255)), remoteAddress: request.remoteAddress)
        try SessionRepository.insert(session, in: &context.database)
        return SessionCookie.make(token)
    }

    /// Ends a session here and at the provider as far as it can be reached; gives where to end it in the browser.
    static func close(_ id: SessionID, _ context: inout Context) throws -> String? {
        let tokens = try SessionRepository.tokens(of: id, in: &context.database)
        try SessionRepository.delete(id, in: &context.database)
        let keys = context.platform.settings.sessionKeys
        do {
            if let refreshToken = tokens?.refreshToken {
                try context.platform.oidc.revoke(try open(refreshToken, keys))
            }
            guard let idToken = tokens?.idToken else { return nil }
            return try context.platform.oidc.endSessionURL(idTokenHint: try open(idToken, keys), state: Random.token())
        } catch let error as OIDCError {
            // Signed out here in any case; the provider's own session then ends by itself.
            Log.warning("signing out at the provider failed", ["cause": "\(error)"])
            return nil
        }
    }

    static func seal(_ token: String, _ keys: SealingKeys) throws -> [UInt8] {
        try keys.seal(Array(token.utf8), context: purpose)
    }

    static func open(_ sealed: [UInt8], _ keys: SealingKeys) throws -> String {
        String(decoding: try keys.open(sealed, context: purpose), as: UTF8.self)
    }

    private static let purpose = "session-token"
}
