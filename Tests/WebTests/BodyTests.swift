import FoundationEssentials
import Testing

@testable import Web

/// What a JSON body may be, and what is said about one that is not.
@Suite struct BodyTests {
    private struct Item: Decodable {
        let count: Int
    }

    private struct Body: Decodable {
        let name: String
        var active: Bool?
        var items: [Item]?
        var labels: [String: String]?
        var share: Double?
        var at: Date?
    }

    private struct Closed: StrictBody {
        static let members: Set<String> = ["name"]
        let name: String
    }

    private func request(_ bytes: [UInt8], _ type: String? = "application/json") -> Request {
        var request = Request(method: .post, path: "/", body: bytes)
        request.headers["Content-Type"] = type
        return request
    }

    private func problem(_ text: String) throws -> Problem {
        try #require(throws: Problem.self) { try request(Array(text.utf8)).decode(Body.self) }
    }

    @Test(arguments: [
        ("{}", "#/name", "required", "is missing"),
        (#"{"name":null}"#, "#/name", "required", "must be a text, not null"),
        (#"{"name":1}"#, "#/name", "wrong_type", "must be a text"),
        (#"{"name":"a","active":"yes"}"#, "#/active", "wrong_type", "must be true or false"),
        (#"{"name":"a","active":1}"#, "#/active", "wrong_type", "must be true or false"),
        (#"{"name":"a","items":{}}"#, "#/items", "wrong_type", "must be a list"),
        (
            #"{"name":"a","items":[{"count":1},{"count":"2"}]}"#, "#/items/1/count", "wrong_type",
            "must be a whole number"
        ),
        (#"{"name":"a","items":[{"count":1.5}]}"#, "#", "invalid", "holds a number that is not whole or too large"),
        (
            #"{"name":"a","items":[{"count":99999999999999999999}]}"#, "#", "invalid",
            "holds a number that is not whole or too large"
        ),
        (#"{"name":"a","items":[7]}"#, "#/items/0", "wrong_type", "must be an object"),
        (#"{"name":"a","labels":[]}"#, "#/labels", "wrong_type", "must be an object"),
        (#"{"name":"a","labels":{"x/y~z":1}}"#, "#/labels/x~1y~0z", "wrong_type", "must be a text"),
        (#"{"name":"a","share":"x"}"#, "#/share", "wrong_type", "must be a number"),
        (#"{"name":"a","at":"yesterday"}"#, "#/at", "invalid", "has another form than expected"),
        ("[]", "#", "wrong_type", "must be an object"),
        ("7", "#", "wrong_type", "must be an object"),
    ])
    func aWrongFieldIsNamed(text: String, pointer: String, code: String, detail: String) throws {
        let problem = try problem(text)
        #expect(problem.code == .validationFailed)
        #expect(problem.errors == [Problem.Field(pointer: pointer, code: code, detail: detail)])
    }

    @Test(arguments: [
        "", " ", "{", "nonsense", #"{"name":"a"} x"#, #"{"name":"a",}"#, #"{name:"a"}"#, #"{'name':'a'}"#,
        "{\"name\":\"a\nb\"}",
        #"{"name":"\ud800"}"#, #"{"name":"a","share":NaN}"#, #"{"name":"a","share":Infinity}"#, #"{"name":"a"/* c */}"#,
    ])
    func whatIsNotJSONIsSaidSo(text: String) throws {
        let problem = try problem(text)
        #expect(problem.code == .malformedBody)
        #expect(problem.detail == "The body is not JSON.")
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22],
            Array(#"{"name":"a"}"#.utf8).flatMap { [$0, 0] },
            [0xFF, 0xFE] + Array(#"{"name":"a"}"#.utf8).flatMap { [$0, 0] },
        ] as [[UInt8]])
    func otherEncodingsAreRefused(bytes: [UInt8]) throws {
        let problem = try #require(throws: Problem.self) { try request(bytes).decode(Body.self) }
        #expect(problem.detail == "The body is not UTF-8.")
    }

    @Test func deepNestingIsRefusedBeforeItIsRead() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(try problem(deep).detail == "The body nests deeper than 32 levels.")
        #expect(JSONShape(Array(#"{"a":"[[[[\"[[","b":[[]]}"#.utf8)).depth == 3)
        let brackets = #"{"name":"\#(String(repeating: "[", count: 100))"}"#
        #expect(try request(Array(brackets.utf8)).decode(Body.self).name.count == 100)
    }

    @Test(arguments: [nil, "", "text/plain", "application/x-www-form-urlencoded", "application/json-patch+json"])
    func onlyJSONIsTaken(type: String?) throws {
        let problem = try #require(throws: Problem.self) { try request(Array("{}".utf8), type).decode(Body.self) }
        #expect(problem.code == .unsupportedMediaType)
    }

    @Test(arguments: ["application/json", "Application/JSON; charset=utf-8", "application/json ;charset=UTF-8"])
    func parametersOfTheMediaTypeDoNotMatter(type: String) throws {
        let body = try request(Array(#"{"name":"a","more":1}"#.utf8), type).decode(Body.self)
        #expect(body.name == "a")
    }

    @Test(arguments: ["2026-11-22T12:00:00Z", "2026-11-22T12:00:00.000Z"]) func timesAreRead(text: String) throws {
        let body = try request(Array(#"{"name":"a","at":"\#(text)"}"#.utf8)).decode(Body.self)
        #expect(body.at == Date(timeIntervalSince1970: 1_795_348_800))
    }

    @Test func unknownMembersAreRefusedWhereTheTypeAsks() throws {
        #expect(try request(Array(#"{"name":"a"}"#.utf8)).decode(Closed.self).name == "a")
        let problem = try #require(throws: Problem.self) {
            try request(Array(#"{"zeta":1,"name":"a","al/pha":2}"#.utf8)).decode(Closed.self)
        }
        #expect(problem.errors.map(\.pointer) == ["#/al~1pha", "#/zeta"])
        #expect(problem.errors.allSatisfy { $0.code == "unknown" })
        let notAnObject = try #require(throws: Problem.self) { try request(Array("[]".utf8)).decode(Closed.self) }
        #expect(notAnObject.errors.map(\.detail) == ["must be an object"])
    }
}
