import FastCGI
import Handlers
import Upstreams
import Web

/// `serve`: the pool's supervisor, or with `--worker` one of its processes.
enum ServeCommand {
    static func run(_ arguments: Arguments) throws -> Int32 {
        let configuration = try Configuration.read()
        guard arguments.has("worker") else { return try Pool.run(configuration.pool) }
        let shared = SharedUpstreams(threads: configuration.pool.threads)
        let router = Router(RouteTable.all)
        return Worker.run(configuration.pool) {
            let http = CurlClient(caFile: configuration.platform.upstreamCAFile)
            return PortalResponder(
                RequestThread(
                    platform: Platform(configuration.platform, shared: shared, http: http), router: router))
        }
    }
}

/// A thread of the pool.
private final class PortalResponder: Responder {
    private let thread: RequestThread

    init(_ thread: RequestThread) {
        self.thread = thread
    }

    func respond(to request: Request) -> Response {
        thread.respond(to: request)
    }
}
