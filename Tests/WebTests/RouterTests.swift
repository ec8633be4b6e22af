import Testing

@testable import Web

/// How a path as received finds its route.
@Suite struct RouterTests {
    private struct Nothing {}

    private static let router = Router<Nothing>([
        route(.get, "/api/me"),
        route(.get, "/api/tenants/:slug"),
        route(.get, "/api/tenants/:slug/users"),
        route(.post, "/api/tenants/:slug/users"),
        route(.get, "/api/tenants/:slug/users/:id"),
        route(.get, "/api/tenants/:slug/domains/:name"),
        route(.delete, "/api/tenants/:slug/domains/:name"),
    ])

    private static func route(_ method: Method, _ pattern: String) -> Route<Nothing> {
        Route(method, pattern, .anonymous, pattern) { _, _, _ in Response.noContent }
    }

    private func match(_ method: Method, _ path: String) -> String {
        do {
            let match = try Self.router.match(method, path: path)
            let values = ["slug", "name", "id"].compactMap { match.parameters.optional($0) }
            return ([match.route.pattern] + values).joined(separator: " ")
        } catch {
            return error.code.rawValue
        }
    }

    @Test(arguments: [
        ("/api/me", "/api/me"),
        ("/api/tenants/acme", "/api/tenants/:slug acme"),
        ("/api/tenants/acme/domains/xn--mnchen-3ya.test", "/api/tenants/:slug/domains/:name acme xn--mnchen-3ya.test"),
        ("/", "not_found"),
        ("/api/me/", "not_found"),
        ("/api/ME", "not_found"),
        ("/api/unknown", "not_found"),
    ])
    func plainPaths(path: String, expected: String) {
        #expect(match(.get, path) == expected)
    }

    /// A percent-encoded slash is part of a name; an encoded letter is the letter (field case F74).
    @Test(arguments: [
        ("/api/tenants/acme%2Fusers", "/api/tenants/:slug acme/users"),
        ("/api/tenants/acme%2F..%2Fother/users", "/api/tenants/:slug/users acme/../other"),
        ("/api/tenants/acme/domains/a%2Fb.test", "/api/tenants/:slug/domains/:name acme a/b.test"),
        ("/api//tenants/acme/users", "not_found"),
        ("//api/tenants/acme/users", "not_found"),
        ("/api/tenants/acme/../other/users", "not_found"),
        ("/api/tenants/acme/%2e%2e/other/users", "not_found"),
        ("/api/tenants/%2E", "not_found"),
        ("/api/tenants/./acme/users", "not_found"),
        ("/api/tenants/%61cme/users", "/api/tenants/:slug/users acme"),
        ("/%61pi/me", "/api/me"),
        ("/api/tenants/acme%00/users", "malformed_path"),
        ("/api/tenants/acme%ff/users", "malformed_path"),
        ("/api/tenants/acme%C3%28/users", "malformed_path"),
        ("/api/tenants/acme%/users", "malformed_path"),
        ("/api/tenants/acme%4/users", "malformed_path"),
        ("/api/tenants/acme%zz/users", "malformed_path"),
        ("/api/tenants/a%252Fb", "/api/tenants/:slug a%2Fb"),
        ("/api/tenants/a+b", "/api/tenants/:slug a+b"),
        ("/api/tenants/m%C3%BCnchen", "/api/tenants/:slug münchen"),
        ("", "malformed_path"),
        ("*", "malformed_path"),
        ("x/api/me", "malformed_path"),
        ("http://portal.test/api/me", "malformed_path"),
    ])
    func tricksWithThePath(path: String, expected: String) {
        #expect(match(.get, path) == expected)
    }

    @Test func anotherMethodNamesThoseThatAreThere() throws {
        let problem = try #require(throws: Problem.self) {
            try Self.router.match(.put, path: "/api/tenants/acme/users")
        }
        #expect(problem.code == .methodNotAllowed)
        #expect(problem.response(requestID: "r").headers["Allow"] == "GET, HEAD, POST")
        let other = try #require(throws: Problem.self) { try Self.router.match(.head, path: "/x") }
        #expect(other.code == .notFound)
    }

    @Test func headIsAnsweredAsGet() throws {
        #expect(try Self.router.match(.head, path: "/api/me").route.method == .get)
    }

    @Test func aTableWithTheSameLineTwiceIsRefused() async {
        await #expect(processExitsWith: .failure) {
            _ = Router<Nothing>([
                Route(.get, "/a/:x", .anonymous, "one") { _, _, _ in Response.noContent },
                Route(.get, "/a/:y", .session, "two") { _, _, _ in Response.noContent },
            ])
        }
    }
}
