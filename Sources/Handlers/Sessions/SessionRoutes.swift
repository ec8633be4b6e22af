import Persistence
import Web

enum SessionRoutes {
    static let routes: [Route<Context>] = [
        Route(.get, "/auth/login", .anonymous, "Send the browser to sign in", login),
        Route(.get, "/auth/callback", .anonymous, "Take the browser back from signing in", callback),
        Route(.post, "/auth/refresh", .staleSession, "Make the session good again", refresh),
        Route(.post, "/auth/logout", .staleSession, "End the session", logout),
        Route(
            .post, "/auth/backchannel-logout", .signedToken, "End sessions on the provider's word", backchannelLogout),
    ]

    @Sendable private static func login(_ request: Request, _: PathParameters, _ context: inout Context) throws
        -> Response
    {
        try SignInService.start(request, &context)
    }

    @Sendable private static func callback(_ request: Request, _: PathParameters, _ context: inout Context) throws
        -> Response
    {
        try SignInService.finish(request, &context)
    }

    @Sendable private static func refresh(_ request: Request, _: PathParameters, _ context: inout Context) throws
        -> Response
    {
        try SessionRefresh.run(request, &context)
        return .noContent
    }

    @Sendable private static func logout(_: Request, _: PathParameters, _ context: inout Context) throws -> Response {
        let address = try SessionService.close(try context.caller.id, &context)
        var response = try Response.json(SignedOut(endSessionUrl: address))
        response.set(.deleting(SessionCookie.name))
        return response
    }

    @Sendable private static func backchannelLogout(
        _ request: Request, _: PathParameters, _ context: inout Context
    ) throws -> Response {
        try BackchannelLogout.run(request, &context)
    }
}

/// Where the browser ends its session at the provider; null when there is no such place.
private struct SignedOut: Encodable {
    @Nullable var endSessionUrl: String?
}
