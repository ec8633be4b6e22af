import FoundationEssentials
import Testing

@testable import Web

/// The description made from the route table.
@Suite struct OpenAPITests {
    private struct Nothing {}

    private struct Document: Decodable {
        struct Operation: Decodable {
            struct Parameter: Decodable { let name: String }

            let operationId, summary: String
            let security: [[String: [String]]]
            var parameters: [Parameter]?
            let responses: [String: Content]
            var requestBody: Content?
        }

        struct Content: Decodable {
            struct Media: Decodable { let schema: [String: String] }

            var content: [String: Media]?
        }

        let openapi: String
        let paths: [String: [String: Operation]]
    }

    private static let routes: [Route<Nothing>] = [
        Route(.get, "/api/tenants/:slug", .tenantMember, "One tenant.", response: "Tenant", answer),
        Route(.post, "/api/tenants/:slug/password-resets/:id", .tenantAdmin, "Resets.", request: "Reset", answer),
        Route(.post, "/webhooks/stripe", .stripeSignature, "Takes an event.", answer),
        Route(.get, "/health/live", .loopback, "Tells that the process runs.", answer),
    ]

    @Sendable private static func answer(
        _ request: Request, _ parameters: PathParameters, _ context: inout Nothing
    ) throws -> Response {
        Response.noContent
    }

    private let description = OpenAPI(
        title: "Portal", version: "1", sessionCookie: "__Host-session",
        schemas: ["Tenant": ["type": "object"], "Reset": ["type": "object"]])

    @Test func everyRouteIsDescribed() throws {
        let document = try JSONText.decode(Document.self, from: try JSONText.encode(description.document(Self.routes)))
        #expect(document.openapi == "3.1.0")
        #expect(document.paths.values.map(\.count).reduce(0, +) == Self.routes.count)
        let tenant = try #require(document.paths["/api/tenants/{slug}"]?["get"])
        #expect(tenant.operationId == "getApiTenantsBySlug")
        #expect(tenant.summary == "One tenant.")
        #expect(tenant.parameters?.map(\.name) == ["slug"])
        #expect(tenant.security == [["session": []]])
        #expect(
            tenant.responses["2XX"]?.content?["application/json"]?.schema == ["$ref": "#/components/schemas/Tenant"])
        #expect(tenant.requestBody == nil)
        let reset = try #require(document.paths["/api/tenants/{slug}/password-resets/{id}"]?["post"])
        #expect(reset.operationId == "postApiTenantsBySlugPasswordResetsById")
        #expect(reset.requestBody?.content?["application/json"]?.schema == ["$ref": "#/components/schemas/Reset"])
        #expect(document.paths["/webhooks/stripe"]?["post"]?.security == [["stripeSignature": []]])
        #expect(document.paths["/health/live"]?["get"]?.security == [])
    }

    @Test func everyReferenceLeadsSomewhere() throws {
        let document = description.document(Self.routes)
        let references = Set(Self.references(in: document))
        #expect(references.count == 4)
        for reference in references {
            let names = reference.split(separator: "/").dropFirst().map(String.init)
            #expect(names.reduce(Optional(document)) { Self.member($1, of: $0) } != nil, "\(reference)")
        }
    }

    private static func references(in value: JSONValue) -> [String] {
        switch value {
        case .list(let values): values.flatMap(references)
        case .object(let members):
            members.flatMap { name, member in
                if name == "$ref", case .text(let reference) = member { return [reference] }
                return references(in: member)
            }
        default: []
        }
    }

    private static func member(_ name: String, of value: JSONValue?) -> JSONValue? {
        if case .object(let members) = value { return members[name] }
        return nil
    }

    @Test(arguments: Access.allCases) func onlySessionsAskForTheCookie(access: Access) throws {
        let route = Route<Nothing>(.get, "/x", access, "x", Self.answer)
        let document = OpenAPI(title: "", version: "", sessionCookie: "c").document([route])
        let described = try JSONText.decode(Document.self, from: try JSONText.encode(document))
        let security = try #require(described.paths["/x"]?["get"]?.security)
        #expect(security.contains(["session": []]) == access.needsSession)
    }
}
