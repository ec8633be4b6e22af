import CFastCGI
import Glibc
import Web

/// One thread of a worker process: takes a connection, answers its one request, closes it.
///
/// Threads are never interrupted by signals. libfcgi waits in `accept` and `read`; a signal that is meant to end the
/// first could hit the second a moment later and lose a request. So a thread waits in epoll, on a listener that does
/// not block, beside an event that tells it to end.
final class WorkerThread {
    private let share: WorkerShare
    private let responder: any Responder
    /// libfcgi keeps pointers to it, so it stays at one address.
    private let exchange: UnsafeMutablePointer<FCGX_Request>
    private let arrivals: Arrivals

    init(_ share: WorkerShare) {
        self.share = share
        responder = share.makeResponder()
        exchange = .allocate(capacity: 1)
        FCGX_InitRequest(exchange, InheritedDescriptor.listener, 0)
        arrivals = Arrivals(listener: InheritedDescriptor.listener, stop: share.stopEvent)
    }

    deinit {
        exchange.deallocate()
    }

    func serveUntilStopped() {
        share.board.count(.readyThreads)
        while true {
            let event = arrivals.wait()
            if event.isConnection { acceptAndServe() }
            if event.isStop { return }
        }
    }

    private func acceptAndServe() {
        let code = FCGX_Accept_r(exchange)
        switch -code {
        case 0: serve()
        case EAGAIN: break  // Another thread was faster, or the client went away.
        default: pause(after: code)
        }
    }

    /// EMFILE, ENOMEM and the like pass; a thread that gave up would be missing for good.
    private func pause(after code: Int32) {
        Log.warning("cannot accept", ["code": Int(code)])
        usleep(100_000)
    }

    private func serve() {
        share.board.begin()
        let started = ContinuousClock.now
        let answer = answer()
        ResponseWriter(exchange).write(answer.response, withBody: answer.hasBody)
        share.board.answered(status: answer.response.status, microseconds: (ContinuousClock.now - started).microseconds)
        finish()
        share.board.end()
    }

    /// Closes the connection even if the web server asked to keep it: a thread that waits for the next request of one
    /// kept connection serves nobody else.
    private func finish() {
        FCGX_Finish_r(exchange)
        FCGX_Free(exchange, 1)
    }

    private func answer() -> (response: Response, hasBody: Bool) {
        let parameters = Parameters(exchange)
        let hasBody = parameters["REQUEST_METHOD"] != Method.head.rawValue
        let id = parameters.requestID
        return Log.$requestID.withValue(id) {
            do throws(Problem) {
                let request = try RequestReader(exchange, parameters, share.settings).read(id: id)
                return (sendable(responder.respond(to: request), id), hasBody)
            } catch {
                share.board.count(.rejected)
                Log.info("request refused", ["code": error.code.rawValue])
                return (error.response(requestID: id), hasBody)
            }
        }
    }

    private func sendable(_ response: Response, _ id: String) -> Response {
        guard let header = ResponseWriter.brokenHeader(of: response) else { return response }
        Log.error("answer withheld: control character in a header", ["header": header])
        return Problem.internalError(BrokenHeader()).response(requestID: id)
    }
}

private struct BrokenHeader: Error {}

extension Duration {
    fileprivate var microseconds: UInt64 {
        UInt64(components.seconds) * 1_000_000 + UInt64(components.attoseconds / 1_000_000_000_000)
    }
}
