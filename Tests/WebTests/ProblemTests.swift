import FoundationEssentials
import Testing

@testable import Web

/// Problems and the documents they become.
@Suite struct ProblemTests {
    private struct Cause: Error { let secret = "hunter2" }

    private struct Document: Decodable, Equatable {
        struct Field: Decodable, Equatable { let pointer, code, detail: String }

        let type, title, detail, code, requestId: String
        let status: Int
        var instance: String?
        var errors: [Field]?
    }

    private func document(_ response: Response) throws -> Document {
        try JSONDecoder().decode(Document.self, from: Data(response.body))
    }

    @Test func aProblemBecomesADocument() throws {
        let response = Problem.domainTaken("acme.test").response(requestID: "r1", instance: "/api/x")
        #expect(response.status == 409)
        #expect(response.headers["content-type"] == "application/problem+json")
        #expect(response.headers["Cache-Control"] == "no-store")
        #expect(
            try document(response)
                == Document(
                    type: "/problems/domain-taken", title: "Domain already added",
                    detail: "acme.test is in this list already.", code: "domain_taken", requestId: "r1", status: 409,
                    instance: "/api/x",
                    errors: [.init(pointer: "#/name", code: "taken", detail: "is in this list already")]))
    }

    @Test func theCauseIsNeverSent() throws {
        let response = Problem.internalError(Cause()).response(requestID: "r")
        #expect(response.status == 500)
        #expect(!String(decoding: response.body, as: UTF8.self).contains("hunter2"))
        #expect(try document(response).errors == nil)
    }

    @Test func furtherMembersStandBesideTheOthers() throws {
        let blocker: JSONValue = ["kind": "account", "address": "anna@acme.test"]
        let response = Problem.domainInUse(blockers: [blocker], total: 3).response(requestID: "r")
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(text.contains(#""blockersTotal":3"#) && text.contains(#""address":"anna@acme.test""#))
        #expect(try document(response).code == "domain_in_use")
    }

    /// One line for each code: what the API says must not change by accident.
    @Test(arguments: [
        (Problem.malformedBody("is not JSON"), 400), (.malformedPath, 400), (.validation("#/a", "b", "c"), 422),
        (.payloadTooLarge(limit: 1), 413), (.headerTooLarge(limit: 1), 431), (.unsupportedMediaType("a/b"), 415),
        (.sessionExpired, 401), (.forbidden, 403), (.crossSiteRequest, 403), (.notFound, 404),
        (.methodNotAllowed([.get]), 405), (.unknownMethod, 501), (.domainTaken("a"), 409),
        (.domainInUse(blockers: [["kind": "account"]], total: 1), 409), (.domainNotOwned, 409), (.domainOwned, 409),
        (.dmarcBlocked(reasons: ["A"]), 409), (.dmarcConfirmationNeeded(reasons: ["A"]), 409),
        (.operationInProgress("op_1"), 409), (.provisioningDisabled("Mail"), 409), (.idempotencyKeyReused, 422),
        (.requestInProgress, 409), (.tooManyRequests(retryAfter: 3), 429), (.invalidLogoutToken, 400),
        (.busy(Cause()), 503), (.databaseUnavailable(Cause()), 503), (.upstreamUnavailable("Mail", Cause()), 503),
        (.upstreamTimeout("Mail", Cause()), 504), (.upstreamFailed("Mail", Cause()), 502),
        (.upstreamConflict("Mail", Cause()), 409),
        (.internalError(Cause()), 500),
    ])
    func statuses(problem: Problem, status: Int) throws {
        #expect(problem.status == status)
        let document = try document(problem.response(requestID: "r"))
        #expect(document.status == status)
        #expect(document.type == "/problems/" + document.code.replacing("_", with: "-"))
        #expect(!document.title.isEmpty && document.detail.hasSuffix("."))
    }

    @Test func whatMayBeRepeatedSaysWhen() {
        let later: [Problem] = [
            .busy(Cause()), .databaseUnavailable(Cause()), .upstreamUnavailable("Mail", Cause()),
            .tooManyRequests(retryAfter: 9),
        ]
        let seconds = later.map { $0.response(requestID: "r").headers["Retry-After"].flatMap { Int($0) } }
        #expect(seconds == [1, 2, 10, 9])
        #expect(Problem.notFound.response(requestID: "r").headers["Retry-After"] == nil)
    }

    @Test func severalFieldsAreToldTogether() {
        let problem = Problem.validation([
            .init(pointer: "#/name", code: "required", detail: "is missing"),
            .init(pointer: "#", code: "wrong_type", detail: "must be an object"),
        ])
        #expect(problem.detail == "name is missing; The body must be an object.")
    }
}
