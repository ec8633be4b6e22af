/// An error that becomes a problem document (RFC 9457).
public struct Problem: Error, Sendable {
    /// One field of the request that is wrong.
    public struct Field: Encodable, Sendable, Equatable {
        /// JSON pointer as a fragment, such as `#/name`.
        public var pointer: String
        /// What is wrong with it, in snake_case for programs.
        public var code: String
        /// What is wrong with it, for people, to follow the field's name.
        public var detail: String

        /// Creates a field problem.
        public init(pointer: String, code: String, detail: String) {
            self.pointer = pointer
            self.code = code
            self.detail = detail
        }
    }

    /// Which problem it is.
    public var code: ProblemCode
    /// The HTTP status of the answer.
    public var status: Int { code.status }
    /// The same text for every problem of this code.
    public var title: String { code.title }
    /// What happened here, in words that are safe to show.
    public var detail: String
    /// The fields that are wrong.
    public var errors: [Field]
    /// What else the problem says (RFC 9457 section 3.2), such as the things that stand in the way.
    public var members: [String: any Encodable & Sendable]
    /// Seconds after which the same request may succeed.
    public var retryAfter: Int?
    /// Further header fields of the answer.
    public var headers: Headers
    /// What caused it: logged, never sent.
    public var cause: (any Error)?

    /// Creates a problem; the catalogue beside this file names each kind.
    init(
        _ code: ProblemCode, _ detail: String, errors: [Field] = [], members: [String: any Encodable & Sendable] = [:],
        retryAfter: Int? = nil, headers: Headers = [:], cause: (any Error)? = nil
    ) {
        self.code = code
        self.detail = detail
        self.errors = errors
        self.members = members
        self.retryAfter = retryAfter
        self.headers = headers
        self.cause = cause
    }

    /// The answer that tells it.
    public func response(requestID: String, instance: String? = nil) -> Response {
        var headers = headers
        headers["Content-Type"] = "application/problem+json"
        headers["Cache-Control"] = "no-store"
        if let retryAfter { headers["Retry-After"] = String(retryAfter) }
        let document = Document(problem: self, requestID: requestID, instance: instance)
        // Text and numbers only: this cannot fail, and an answer without a body would hide the problem.
        guard let body = try? JSONText.encode(document) else { preconditionFailure("a problem can be encoded") }
        return Response(status: code.status, headers: headers, body: body)
    }
}

private struct Document: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let code: String
    let requestId: String
    let instance: String?
    let errors: [Problem.Field]?
    let members: [String: any Encodable & Sendable]

    private enum CodingKeys: String, CodingKey {
        case type, title, status, detail, code, requestId, instance, errors
    }

    init(problem: Problem, requestID: String, instance: String?) {
        type = "/problems/" + problem.code.rawValue.replacing("_", with: "-")
        title = problem.code.title
        status = problem.code.status
        detail = problem.detail
        code = problem.code.rawValue
        self.requestId = requestID
        self.instance = instance
        errors = problem.errors.isEmpty ? nil : problem.errors
        members = problem.members
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encode(title, forKey: .title)
        try container.encode(status, forKey: .status)
        try container.encode(detail, forKey: .detail)
        try container.encode(code, forKey: .code)
        try container.encode(requestId, forKey: .requestId)
        try container.encodeIfPresent(instance, forKey: .instance)
        try container.encodeIfPresent(errors, forKey: .errors)
        var further = encoder.container(keyedBy: AnyKey.self)
        for (name, value) in members { try further.encode(value, forKey: AnyKey(name)) }
    }
}
