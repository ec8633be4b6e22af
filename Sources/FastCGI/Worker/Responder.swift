public import Web

/// Answers requests on one worker thread. Each thread has its own, so it needs no locks and is never shared.
public protocol Responder: AnyObject {
    /// Answers one request; whatever goes wrong becomes an answer.
    func respond(to request: Request) -> Response
}
