import Cryptography
import FoundationEssentials
import Model
import Persistence
import Upstreams
import Web

/// Refreshing: one at a time for each session, across processes and hosts, because the provider rotates the token and
/// does not stop two from using it at once.
enum SessionRefresh {
    /// Longer than the call to the provider with its one repetition may take.
    private static let lockSeconds = 24
    private static let waits = 40

    /// Makes the session good again; throws `sessionExpired` when the provider no longer vouches for it.
    static func run(_ request: Request, _ context: inout Context) throws {
        let session = try context.caller
        if session.isFresh { return }
        guard try SessionRepository.takeRefreshLock(session.id, seconds: lockSeconds, in: &context.database) else {
            return try awaitOther(request, &context)
        }
        do {
            try refresh(session, request, &context)
        } catch {
            try SessionRepository.releaseRefreshLock(session.id, in: &context.database)
            throw error
        }
    }

    private static func refresh(_ session: ResolvedSession, _ request: Request, _ context: inout Context) throws {
        // Another request may have refreshed between our look and our lock.
        if try AccessCheck.session(request, slug: nil, &context)?.isFresh == true {
            return try SessionRepository.releaseRefreshLock(session.id, in: &context.database)
        }
        let keys = context.platform.settings.sessionKeys
        guard let sealed = try SessionRepository.tokens(of: session.id, in: &context.database)?.refreshToken else {
            return try end(session, "no refresh token", &context)
        }
        do {
            let (tokens, claims) = try askTwice(context.platform.oidc, try SessionService.open(sealed, keys))
            try store(tokens, claims, session, keys, &context)
        } catch OIDCError.refused(let code) {
            try end(session, code, &context)
        }
    }

    /// An answer that was lost may have taken the token with it: it is asked exactly once more, and a refusal then ends
    /// the session (field case F43).
    private static func askTwice(_ oidc: OIDCClient, _ token: String) throws -> (OIDCTokens, OIDCClaims?) {
        do {
            return try oidc.refresh(token)
        } catch {
            guard case OIDCError.upstream(let cause) = error, cause.leavesOutcomeUnknown else { throw error }
            Log.warning("a refresh was left without an answer", ["cause": "\(cause)"])
        }
        return try oidc.refresh(token)
    }

    private static func store(
        _ tokens: OIDCTokens, _ claims: OIDCClaims?, _ session: ResolvedSession, _ keys: SealingKeys,
        _ context: inout Context
    ) throws {
        if let claims {
            let person = try PersonRepository.find(subject: claims.sub, in: &context.database)
            guard person?.id == session.person else { return try end(session, "another subject", &context) }
        }
        try SessionRepository.storeTokens(
            session.id, refreshToken: try tokens.refreshToken.map { try SessionService.seal($0, keys) },
            idToken: try tokens.idToken.map { try SessionService.seal($0, keys) }, accessSeconds: tokens.expiresIn,
            in: &context.database)
    }

    private static func end(_ session: ResolvedSession, _ reason: String, _ context: inout Context) throws {
        Log.info("session ended: not refreshed", ["reason": reason, "session": "\(session.id)"])
        try SessionRepository.delete(session.id, in: &context.database)
        throw Problem.sessionExpired
    }

    private static func awaitOther(_ request: Request, _ context: inout Context) throws {
        for _ in 0..<waits {
            ThreadPause.sleep(milliseconds: 100)
            guard let session = try AccessCheck.session(request, slug: nil, &context) else {
                throw Problem.sessionExpired
            }
            if session.isFresh { return }
        }
        throw Problem.requestInProgress
    }
}
