import Cryptography
import FoundationEssentials
import Persistence
import Upstreams
import Web

/// Ends sessions when the provider says so (OpenID Connect Back-Channel Logout 1.0 section 2.5 to 2.8). The provider
/// repeats itself, one token for each access token: the same session twice is no error.
enum BackchannelLogout {
    static func run(_ request: Request, _ context: inout Context) throws -> Response {
        let form = Query(String(decoding: request.body, as: UTF8.self))
        guard let token = form.nonEmpty("logout_token") else { throw Problem.invalidLogoutToken }
        let claims = try claims(token, context.platform.oidc)
        let seconds = max(60, Int(claims.exp - Date().timeIntervalSince1970) + 120)
        let ended = try context.database.transaction { (database: inout Connection) in
            let jti = Hash.sha256(Array(claims.jti.utf8))
            guard try SessionRepository.rememberLogoutToken(jtiHash: jti, seconds: seconds, in: &database) else {
                return 0
            }
            return try SessionRepository.delete(sid: claims.sid, subject: claims.sub, in: &database)
        }
        Log.info("back-channel logout", ["sessions": "\(ended)"])
        return Response(status: 200, headers: ["Cache-Control": "no-store"])
    }

    private static func claims(_ token: String, _ oidc: OIDCClient) throws -> LogoutClaims {
        do {
            return try oidc.logoutClaims(token)
        } catch OIDCError.token(let error) {
            Log.warning("logout token refused", ["cause": "\(error)"])
            throw Problem.invalidLogoutToken
        }
    }
}
