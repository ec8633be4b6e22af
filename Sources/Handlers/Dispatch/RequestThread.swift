import FoundationEssentials
import Persistence
import Upstreams
public import Web

/// Serves the requests of one thread, one after the other, with a connection and clients of its own.
public final class RequestThread {
    private let platform: Platform
    private let router: Router<Context>
    private var idle: Connection?

    /// A request may take this long; nginx waits a little longer.
    private static let limit: TimeInterval = 25

    /// Creates the thread's part of the server.
    public init(platform: Platform, router: Router<Context>) {
        self.platform = platform
        self.router = router
    }

    /// Answers a request; every error becomes a problem document here.
    public func respond(to request: Request) -> Response {
        let deadline = Date() + Self.limit
        return Log.$requestID.withValue(request.id) {
            CallScope.$current.withValue(CallScope(requestID: request.id, deadline: deadline)) {
                respond(to: request, deadline: deadline)
            }
        }
    }

    private func respond(to request: Request, deadline: Date) -> Response {
        var context = Context(
            database: idle.take() ?? Connection(platform.settings.database), platform: platform, requestID: request.id,
            deadline: deadline)
        var pattern = "-"
        let outcome = Result {
            let match = try router.match(request.method, path: request.path)
            pattern = match.route.pattern
            try AccessCheck.admit(request, match, &context)
            return try IdempotentAnswer.of(request, &context) { (context: inout Context) in
                try match.route.handle(request, match.parameters, &context)
            }
        }
        idle = context.releaseDatabase()
        switch outcome {
        case .success(let response): return response
        case .failure(let error): return tell(Problem(classifying: error), request, pattern)
        }
    }

    /// Server faults are logged here, once; what the caller did wrong is one quiet line.
    private func tell(_ problem: Problem, _ request: Request, _ pattern: String) -> Response {
        let status = problem.code.status
        if status >= 500 {
            Log.error(
                "request failed",
                [
                    "method": request.method.rawValue, "route": pattern, "code": problem.code.rawValue,
                    "type": problem.cause.map { "\(type(of: $0))" } ?? "-",
                    "cause": problem.cause.map { "\($0)" } ?? "-",
                ])
        } else {
            Log.info(
                "request refused",
                ["method": request.method.rawValue, "route": pattern, "code": problem.code.rawValue])
        }
        return problem.response(requestID: request.id)
    }
}
