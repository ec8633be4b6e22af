import FoundationEssentials
import Synchronization
import Testing

@testable import Upstreams

/// An HTTP client that gives prepared answers in order and keeps what was sent; one call too many fails the test.
final class ScriptedHTTP: HTTPClient {
    typealias Answer = Result<HTTPResponse, TransportError>

    private var answers: [Answer]
    private(set) var sent: [HTTPRequest] = []

    init(_ answers: [Answer]) {
        self.answers = answers
    }

    func send(_ request: HTTPRequest) throws(TransportError) -> HTTPResponse {
        sent.append(request)
        guard !answers.isEmpty else {
            Issue.record("an unexpected call: \(request.method) \(request.url)")
            throw .unreachable("nothing prepared")
        }
        return try answers.removeFirst().get()
    }

    func sendAll(_ requests: [HTTPRequest]) -> [Answer] {
        requests.map { request in Result { () throws(TransportError) in try send(request) } }
    }

    /// Bodies of what was sent.
    var bodies: [String] { sent.map { String(decoding: $0.body ?? [], as: UTF8.self) } }
    var isUsedUp: Bool { answers.isEmpty }
}

extension Result<HTTPResponse, TransportError> {
    static func json(_ text: String, status: Int = 200) -> Self {
        .success(HTTPResponse(status: status, headers: [("Content-Type", "application/json")], body: Array(text.utf8)))
    }

    /// The answer to one JMAP method.
    static func jmap(_ method: String, _ arguments: String) -> Self {
        .json(#"{"methodResponses":[["\#(method)",\#(arguments),"0"]],"sessionState":"1"}"#)
    }
}
