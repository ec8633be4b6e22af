import FoundationEssentials

/// Sends JMAP method calls to Stalwart (0.16, `POST /jmap/`) and tells its kinds of refusal apart.
final class StalwartCalls {
    private let http: any HTTPClient
    private let gate: Gate
    private let baseURL: String
    private let authorization: String

    init(http: any HTTPClient, gate: Gate, baseURL: String, credential: StalwartCredential) {
        self.http = http
        self.gate = gate
        // The address that the session advertises is the public one and may not be reachable from here.
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.authorization = credential.authorization
    }

    /// Calls one method; a `serverUnavailable` of two writers meeting, and a full server, are tried again.
    ///
    /// `isCreate` calls are sent on a connection of their own and never repeated: the caller looks first.
    func call(
        _ method: String, _ arguments: JSONValue, isCreate: Bool = false, limitMilliseconds: Int = 10_000
    ) throws(UpstreamError) -> JSONValue {
        try call([(method, arguments)], isCreate: isCreate, limitMilliseconds: limitMilliseconds)[0]
    }

    /// Calls methods one after the other in one request: the server goes through with all of them whatever becomes of
    /// us meanwhile. Gives the answer to each.
    func call(
        _ calls: [(method: String, arguments: JSONValue)], isCreate: Bool = false, limitMilliseconds: Int = 10_000
    ) throws(UpstreamError) -> [JSONValue] {
        let body: JSONValue = [
            "using": ["urn:ietf:params:jmap:core", "urn:stalwart:jmap"],
            "methodCalls": .array(
                calls.enumerated().map { [.string($1.method), $1.arguments, .string(String($0))] }),
        ]
        let request = HTTPRequest(
            "POST", "\(baseURL)/jmap/",
            headers: [("Authorization", authorization), ("Content-Type", "application/json")],
            body: body.encoded(), limitMilliseconds: limitMilliseconds, responseLimit: 8 << 20, isUnrepeatable: isCreate
        )
        let methods = calls.map(\.method)
        return try isCreate
            ? attempt(methods, request) : retrying { () throws(UpstreamError) in try attempt(methods, request) }
    }

    /// Reads a plain resource of the management interface.
    func get(_ path: String) throws(UpstreamError) -> JSONValue {
        let response = try send(HTTPRequest("GET", baseURL + path, headers: [("Authorization", authorization)]))
        guard response.status == 200, let value = JSONValue.decoded(response.body) else { throw refusal(response) }
        return value
    }

    private func attempt(_ methods: [String], _ request: HTTPRequest) throws(UpstreamError) -> [JSONValue] {
        let response = try send(request)
        guard response.status == 200 else { throw refusal(response) }
        let answers = JSONValue.decoded(response.body)?["methodResponses"]?.array ?? []
        var results: [JSONValue] = []
        for (index, method) in methods.enumerated() {
            guard index < answers.count, let answer = answers[index].array, answer.count >= 2,
                let name = answer[0].string
            else { throw UpstreamError(.stalwart, .unexpectedResponse("no method response to \(method)")) }
            if name == "error" { throw methodError(method, answer[1]) }
            results.append(answer[1])
        }
        return results
    }

    private func send(_ request: HTTPRequest) throws(UpstreamError) -> HTTPResponse {
        let answer: HTTPResponse?
        do {
            answer = try gate.passing { () throws(TransportError) in try http.send(request) }
        } catch {
            throw UpstreamError(.stalwart, transport: error)
        }
        guard let answer else { throw UpstreamError(.stalwart, .saturated) }
        return answer
    }

    /// An answer below the level of methods. Its `detail` may echo our whole request, passwords included, so only the
    /// type and the status are kept.
    private func refusal(_ response: HTTPResponse) -> UpstreamError {
        let problem = JSONValue.decoded(response.body)
        let type = problem?["type"]?.string ?? "about:blank"
        switch response.status {
        case 401, 402, 403: return UpstreamError(.stalwart, .unauthorized)
        case 429, 503: return UpstreamError(.stalwart, .busy(retryAfterSeconds: response.retryAfterSeconds))
        case 400 where problem?["limit"]?.string == "maxConcurrentRequests":
            return UpstreamError(.stalwart, .busy(retryAfterSeconds: nil))
        case 400: return UpstreamError(.stalwart, .rejected(status: 400, code: type, message: "request refused"))
        case 500...: return UpstreamError(.stalwart, .unexpectedResponse("status \(response.status)"))
        default: return UpstreamError(.stalwart, .rejected(status: response.status, code: type, message: ""))
        }
    }

    private func methodError(_ method: String, _ error: JSONValue) -> UpstreamError {
        let type = error["type"]?.string ?? "unknown"
        switch type {
        case "serverUnavailable": return UpstreamError(.stalwart, .busy(retryAfterSeconds: nil))
        case "forbidden": return UpstreamError(.stalwart, .unauthorized)
        default:
            return UpstreamError(.stalwart, .rejected(status: 200, code: type, message: "\(method) refused"))
        }
    }

    /// Tries at most four times, for as long as the request's deadline allows.
    private func retrying(_ call: () throws(UpstreamError) -> [JSONValue]) throws(UpstreamError) -> [JSONValue] {
        for attempt in 0..<3 {
            do {
                return try call()
            } catch {
                guard case .busy(let after) = error.reason, CallPause.wait(after, attempt: attempt) else { throw error }
            }
        }
        return try call()
    }
}
