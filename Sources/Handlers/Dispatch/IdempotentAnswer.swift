import Cryptography
import Persistence
import Web

/// Gives a repeated request its first answer (`Idempotency-Key`, stored by person, route, tenant and key).
enum IdempotentAnswer {
    /// Answers at most this large are kept.
    private static let keyLimit = 255

    static func of(
        _ request: Request, _ context: inout Context, _ answer: (inout Context) throws -> Response
    ) throws -> Response {
        guard !request.method.isSafe, let session = context.session, let key = request.headers["Idempotency-Key"]
        else {
            return try answer(&context)
        }
        guard (1...keyLimit).contains(key.utf8.count) else {
            throw Problem.validation("#/Idempotency-Key", "length", "must have 1 to \(keyLimit) characters")
        }
        let scope = Hash.sha256(Array("\(session.person)\n\(request.method.rawValue)\n\(request.path)\n\(key)".utf8))
        switch try IdempotencyRepository.begin(
            scopeHash: scope, requestHash: Hash.sha256(request.body), in: &context.database)
        {
        case .fresh: return try first(scope, &context, answer)
        case .running: throw Problem.requestInProgress
        case .otherRequest: throw Problem.idempotencyKeyReused
        case .answered(let stored): return try response(stored)
        }
    }

    private static func first(
        _ scope: [UInt8], _ context: inout Context, _ answer: (inout Context) throws -> Response
    ) throws -> Response {
        do {
            let response = try answer(&context)
            try IdempotencyRepository.complete(scopeHash: scope, try stored(response), in: &context.database)
            return response
        } catch {
            try IdempotencyRepository.abandon(scopeHash: scope, in: &context.database)
            throw error
        }
    }

    private static func stored(_ response: Response) throws -> StoredAnswer {
        let headers = Dictionary(response.headers.fields.map { ($0.name, $0.value) }) { first, _ in first }
        let text = String(decoding: try JSONText.encode(headers), as: UTF8.self)
        return StoredAnswer(status: response.status, headers: text, body: response.body)
    }

    private static func response(_ stored: StoredAnswer) throws -> Response {
        var response = Response(status: stored.status, body: stored.body)
        let headers = try JSONText.decode([String: String].self, from: Array(stored.headers.utf8))
        for (name, value) in headers { response.headers[name] = value }
        return response
    }
}
