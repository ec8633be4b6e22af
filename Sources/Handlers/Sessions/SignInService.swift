import Cryptography
import FoundationEssentials
import Model
import Persistence
import Upstreams
import Web

/// Signing in: the code flow with PKCE, state and nonce (OpenID Connect Core 1.0 section 3.1).
enum SignInService {
    /// Sends the browser to the provider.
    static func start(_ request: Request, _ context: inout Context) throws -> Response {
        let keys = context.platform.settings.sessionKeys
        let attempt = SignInAttempt(returnTo: ReturnAddress.checked(request.query.value("returnTo")), now: Date())
        do {
            var response = Response.redirect(
                to: try context.platform.oidc.authorizationURL(
                    state: attempt.state, nonce: attempt.nonce, codeChallenge: attempt.codeChallenge))
            response.set(try attempt.cookie(sealedWith: keys))
            for cookie in SignInAttempt.deletingOldest(in: request, keys: keys) { response.set(cookie) }
            return response
        } catch let error as OIDCError {
            return explain(error)
        }
    }

    /// Takes the browser back from the provider.
    static func finish(_ request: Request, _ context: inout Context) throws -> Response {
        let state = request.query.value("state") ?? ""
        let keys = context.platform.settings.sessionKeys
        guard let attempt = SignInAttempt.find(state: state, in: request, keys: keys, now: Date()) else {
            return try withoutAttempt(request, &context)
        }
        var response = try finish(attempt, request, &context)
        response.set(SignInAttempt.deleting(state: state))
        response.set(.deleting(SecondTry.cookieName))
        return response
    }

    private static func finish(_ attempt: SignInAttempt, _ request: Request, _ context: inout Context) throws
        -> Response
    {
        guard let code = request.query.nonEmpty("code") else {
            Log.info(
                "sign-in refused by the provider", ["error": String((request.query.value("error") ?? "-").prefix(60))])
            return SignInProblem.providerError.redirect
        }
        do {
            let (tokens, claims) = try context.platform.oidc.exchange(
                code: code, verifier: attempt.verifier, nonce: attempt.nonce)
            guard let person = try PersonRepository.find(subject: claims.sub, in: &context.database) else {
                return try unknown(claims, &context)
            }
            var response = Response.redirect(to: attempt.returnTo)
            response.set(try SessionService.open(for: person, tokens, claims, request, &context))
            return response
        } catch let error as OIDCError {
            return explain(error)
        }
    }

    /// A person is bound to an identity, never to an address: an identity that was made anew under the same name does
    /// not get the old one's rights (field case F36).
    private static func unknown(_ claims: OIDCClaims, _ context: inout Context) throws -> Response {
        let name = (claims.preferredUsername ?? claims.email ?? "").lowercased()
        let namesake = try PersonRepository.find(signInName: name, in: &context.database)
        Log.warning("sign-in of an identity that nobody here is bound to", ["namesake": namesake == nil ? "no" : "yes"])
        return (namesake == nil ? SignInProblem.accountUnknown : .accountReplaced).redirect
    }

    /// The Back button or a bookmark: somebody signed in goes on, anybody else starts afresh, once (field case F45).
    private static func withoutAttempt(_ request: Request, _ context: inout Context) throws -> Response {
        Log.info("callback without a sign-in under way")
        if try AccessCheck.session(request, slug: nil, &context) != nil { return .redirect(to: "/") }
        return SecondTry.response(to: request)
    }

    private static func explain(_ error: OIDCError) -> Response {
        if let seconds = error.secondsAhead {
            // Whoever has to set a clock needs to see both.
            let now = Date()
            let tokenTime = (now + Double(seconds)).rfc3339
            Log.error("sign-in failed", ["cause": "\(error)", "ourTime": now.rfc3339, "tokenTime": tokenTime])
        } else {
            Log.error("sign-in failed", ["cause": "\(error)"])
        }
        return SignInProblem(error).redirect
    }
}

/// Starts a sign-in again at most once in a minute, so that nobody is sent round in circles.
private enum SecondTry {
    static let cookieName = "__Host-sign-in-again"

    static func response(to request: Request) -> Response {
        guard request.cookie(cookieName) == nil else { return SignInProblem.stateExpired.redirect }
        var response = Response.redirect(to: "/auth/login")
        response.set(Cookie(name: cookieName, value: "1", maxAge: 60))
        return response
    }
}
