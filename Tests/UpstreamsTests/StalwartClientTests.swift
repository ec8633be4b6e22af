import Testing

@testable import Upstreams

/// The answers have the shapes of the recorded exchanges.
@Suite struct StalwartClientTests {
    private static let none = ScriptedHTTP.Answer.jmap("x:Domain/query", #"{"ids":[],"total":0}"#)
    private static let one = ScriptedHTTP.Answer.jmap("x:Domain/query", #"{"ids":["c"],"total":1}"#)
    private static let created = ScriptedHTTP.Answer.jmap("x:Domain/set", #"{"created":{"d":{"id":"c"}}}"#)

    private static func domain(_ description: String) -> ScriptedHTTP.Answer {
        .jmap("x:Domain/get", #"{"list":[{"id":"c","name":"acme.test","description":\#(description)}],"notFound":[]}"#)
    }

    private func client(_ http: ScriptedHTTP) -> StalwartClient {
        StalwartClient(
            http: http, gate: Gate(capacity: 1), baseURL: "http://mail.internal:8080/",
            credential: .apiKey("API_secret"))
    }

    private func reason(_ http: ScriptedHTTP) -> UpstreamError.Reason? {
        do {
            _ = try client(http).ensureDomain(named: "acme.test", marker: "workplace:1")
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func looksCreatesAndReadsBack() throws {
        let http = ScriptedHTTP([Self.none, Self.created, Self.one, Self.domain(#""workplace:1""#)])
        let domain = try client(http).ensureDomain(named: "acme.test", marker: "workplace:1")
        #expect(domain == MailDomain(id: "c", name: "acme.test", description: "workplace:1"))
        #expect(http.sent.allSatisfy { $0.url == "http://mail.internal:8080/jmap/" })
        #expect(http.sent.map(\.isUnrepeatable) == [false, true, false, false])
        #expect(http.isUsedUp)
    }

    @Test func slashesAreNotEscaped() throws {
        let http = ScriptedHTTP([Self.none])
        #expect(try client(http).domain(named: "acme.test") == nil)
        #expect(http.bodies[0].contains("\"x:Domain/query\""))
        #expect(!http.bodies[0].contains("\\/"))
        #expect(http.bodies[0].contains("\"calculateTotal\":true"))
    }

    @Test func aLostAnswerIsSettledByReading() throws {
        let http = ScriptedHTTP([Self.none, .failure(.timedOut), Self.one, Self.domain(#""workplace:1""#)])
        #expect(try client(http).ensureDomain(named: "acme.test", marker: "workplace:1").id == "c")
    }

    @Test func anAnswerLostBeforeTheEffectIsAnErrorNotASecondCreate() {
        let http = ScriptedHTTP([Self.none, .failure(.timedOut), Self.none])
        #expect(reason(http) == .timedOut)
        #expect(http.isUsedUp)
    }

    @Test(arguments: ["null", #""somebody else""#, #""workplace:2""#])
    func aDomainWithoutOurMarkerIsNeverAdopted(_ description: String) {
        #expect(reason(ScriptedHTTP([Self.one, Self.domain(description)])) == .conflict("domain exists"))
    }

    @Test func aRaceForTheNameIsSettledByReading() {
        let taken = ScriptedHTTP.Answer.jmap(
            "x:Domain/set",
            #"{"notCreated":{"d":{"type":"primaryKeyViolation","properties":["name"],"objectId":{"object":"Domain","id":"b"}}}}"#
        )
        #expect(reason(ScriptedHTTP([Self.none, taken, Self.one, Self.domain("null")])) == .conflict("domain exists"))
        #expect(reason(ScriptedHTTP([Self.none, taken, Self.none])) == .conflict("primaryKeyViolation"))
    }

    /// The server echoes the whole request in `detail`, passwords included.
    @Test func anEchoedRequestNeverGetsIntoTheError() {
        let echo =
            #"{"type":"urn:ietf:params:jmap:error:notRequest","status":400,"detail":"Failed: {secret-password}"}"#
        let http = ScriptedHTTP([.json(echo, status: 400)])
        let error = #expect(throws: UpstreamError.self) { try client(http).domain(named: "acme.test") }
        #expect(error?.description.contains("secret") == false)
    }

    @Test func credentialsAndFullServersAreToldApart() {
        #expect(reason(ScriptedHTTP([.json("{}", status: 401)])) == .unauthorized)
        #expect(reason(ScriptedHTTP([.json("{}", status: 403)])) == .unauthorized)
        #expect(reason(ScriptedHTTP([.jmap("error", #"{"type":"forbidden"}"#)])) == .unauthorized)
        #expect(reason(ScriptedHTTP([.json("{}", status: 500)])) == .unexpectedResponse("status 500"))
    }

    @Test func twoWritersMeetingAreTriedAgain() throws {
        let busy = ScriptedHTTP.Answer.jmap("error", #"{"type":"serverUnavailable"}"#)
        let http = ScriptedHTTP([busy, busy, Self.none])
        #expect(try client(http).domain(named: "acme.test") == nil)
        #expect(http.isUsedUp)
    }

    @Test func keysAreCompleteWhenThereIsOneForEachAlgorithm() throws {
        let management = ScriptedHTTP.Answer.jmap(
            "x:Domain/get",
            #"{"list":[{"id":"c","dkimManagement":{"@type":"Automatic","algorithms":{"Dkim1Ed25519Sha256":true,"Dkim1RsaSha256":true}}}]}"#
        )
        let keys =
            #"{"list":[{"id":"x","selector":"v1-ed25519-1","stage":"active"},{"id":"7","selector":"v1-rsa-1","stage":"new-stage"}]}"#
        let none = ScriptedHTTP([.jmap("x:DkimSignature/query", #"{"ids":[]}"#), management])
        #expect(try !client(none).keys(domainID: "c").isComplete)
        let both = ScriptedHTTP([
            .jmap("x:DkimSignature/query", #"{"ids":["x","7"]}"#), management, .jmap("x:DkimSignature/get", keys),
        ])
        let found = try client(both).keys(domainID: "c")
        #expect(found.isComplete)
        #expect(found.keys.map(\.stage) == ["active", "new-stage"])
    }

    @Test func nobodyWaitsBehindAFullGate() {
        let gate = Gate(capacity: 0)
        let client = StalwartClient(http: ScriptedHTTP([]), gate: gate, baseURL: "http://x", credential: .apiKey("k"))
        #expect(throws: UpstreamError(.stalwart, .saturated)) { try client.domain(named: "acme.test") }
        #expect(gate.count == 0)
    }
}
