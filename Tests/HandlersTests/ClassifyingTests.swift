import Model
import Testing
import Upstreams
import Web

@testable import Handlers

@Suite struct ClassifyingTests {
    @Test(arguments: [
        (UpstreamError.Reason.unreachable("refused"), ProblemCode.upstreamUnavailable),
        (.saturated, .upstreamUnavailable),
        (.busy(retryAfterSeconds: 3), .upstreamUnavailable), (.timedOut, .upstreamTimeout),
        (.unauthorized, .upstreamFailed), (.notFound, .upstreamFailed), (.conflict("x"), .upstreamConflict),
        (.rejected(status: 400, code: "x", message: "y"), .upstreamFailed), (.unexpectedResponse("x"), .upstreamFailed),
    ])
    func upstreams(_ reason: UpstreamError.Reason, _ code: ProblemCode) {
        #expect(Problem(classifying: UpstreamError(.stalwart, reason)).code == code)
    }

    @Test func whatTheUpstreamSaidIsNotToldToTheCaller() {
        let error = UpstreamError(.stalwart, .rejected(status: 400, code: "x", message: "inner detail"))
        let problem = Problem(classifying: error)
        let body = String(decoding: problem.response(requestID: "r").body, as: UTF8.self)
        #expect(!body.contains("inner detail"))
        #expect(problem.cause != nil)
    }

    @Test func validationNamesItsFields() {
        let error = ValidationError(problems: [FieldProblem(pointer: "#/name", code: "required", detail: "is required")]
        )
        let problem = Problem(classifying: error)
        #expect(problem.code == .validationFailed)
        #expect(problem.errors.map(\.pointer) == ["#/name"])
    }

    @Test func anythingElseIsOurs() {
        struct Unknown: Error {}
        #expect(Problem(classifying: Unknown()).code == .internalError)
    }
}
