/// The description of the API in OpenAPI 3.1, made from the route table so that the two cannot differ.
public struct OpenAPI: Sendable {
    /// What the API is called.
    public var title: String
    /// The version of the product.
    public var version: String
    /// Name of the cookie that holds the session.
    public var sessionCookie: String
    /// JSON schemas by name; routes refer to them with `request` and `response`.
    public var schemas: [String: JSONValue]

    /// Creates a description.
    public init(title: String, version: String, sessionCookie: String, schemas: [String: JSONValue] = [:]) {
        self.title = title
        self.version = version
        self.sessionCookie = sessionCookie
        self.schemas = schemas
    }

    /// The document for a route table.
    public func document<Context: ~Copyable>(_ routes: [Route<Context>]) -> JSONValue {
        [
            "openapi": "3.1.0",
            "info": ["title": .text(title), "version": .text(version)],
            "paths": .object(paths(routes)),
            "components": components,
        ]
    }

    private func paths<Context: ~Copyable>(_ routes: [Route<Context>]) -> [String: JSONValue] {
        var paths: [String: [String: JSONValue]] = [:]
        for route in routes {
            paths[route.template, default: [:]][route.method.rawValue.lowercased()] = operation(route)
        }
        return paths.mapValues(JSONValue.object)
    }

    private func operation<Context: ~Copyable>(_ route: Route<Context>) -> JSONValue {
        var operation: [String: JSONValue] = [
            "operationId": .text(route.operationID),
            "summary": .text(route.summary),
            "x-access": .text(route.access.rawValue),
            "security": security(route.access),
            "responses": ["2XX": success(route.response), "default": ["$ref": "#/components/responses/Problem"]],
        ]
        let parameters = route.segments.filter(\.isPlaceholder).map { Self.pathParameter($0.text) }
        if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
        if let request = route.request {
            operation["requestBody"] = ["required": true, "content": Self.json(request)]
        }
        return .object(operation)
    }

    private func success(_ schema: String?) -> JSONValue {
        guard let schema else { return ["description": "Done."] }
        return ["description": "Done.", "content": Self.json(schema)]
    }

    private static func json(_ schema: String) -> JSONValue {
        ["application/json": ["schema": ["$ref": .text("#/components/schemas/\(schema)")]]]
    }

    private static func pathParameter(_ name: String) -> JSONValue {
        ["name": .text(name), "in": "path", "required": true, "schema": ["type": "string"]]
    }

    private func security(_ access: Access) -> JSONValue {
        switch access {
        case .staleSession, .session, .tenantMember, .tenantAdmin, .partnerStaff: [["session": []]]
        case .stripeSignature: [["stripeSignature": []]]
        case .anonymous, .signedToken, .loopback: []
        }
    }

    private var components: JSONValue {
        [
            "securitySchemes": [
                "session": ["type": "apiKey", "in": "cookie", "name": .text(sessionCookie)],
                "stripeSignature": ["type": "apiKey", "in": "header", "name": "Stripe-Signature"],
            ],
            "responses": [
                "Problem": [
                    "description": "What went wrong (RFC 9457).",
                    "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
                ]
            ],
            "schemas": .object(schemas.merging(["Problem": Self.problemSchema]) { ours, _ in ours }),
        ]
    }

    private static var problemSchema: JSONValue {
        let text: JSONValue = ["type": "string"]
        return [
            "type": "object",
            "required": ["type", "title", "status", "detail", "code", "requestId"],
            "properties": [
                "type": text, "title": text, "status": ["type": "integer"], "detail": text, "instance": text,
                "code": ["type": "string", "enum": .list(ProblemCode.allCases.map { .text($0.rawValue) })],
                "requestId": text,
                "errors": [
                    "type": "array",
                    "items": [
                        "type": "object", "required": ["pointer", "code", "detail"],
                        "properties": ["pointer": text, "code": text, "detail": text],
                    ],
                ],
            ],
        ]
    }
}

extension Route where Context: ~Copyable {
    /// The pattern as OpenAPI writes it: `/api/tenants/{slug}`.
    var template: String {
        segments.map { $0.isPlaceholder ? "/{\($0.text)}" : "/" + $0.text }.joined()
    }

    /// Method and words of the path, such as `getApiTenantsBySlug`.
    var operationID: String {
        method.rawValue.lowercased()
            + segments.map { ($0.isPlaceholder ? "By" : "") + Self.joinedWords($0.text) }.joined()
    }

    /// `password-reset` becomes `PasswordReset`.
    private static func joinedWords(_ text: String) -> String {
        text.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
