import Web

enum DescriptionRoutes {
    static let routes: [Route<Context>] = [
        Route(.get, "/api/openapi.json", .anonymous, "This description", show)
    ]

    @Sendable private static func show(_: Request, _: PathParameters, _: inout Context) throws -> Response {
        try .json(RouteTable.description)
    }
}

extension RouteTable {
    /// The description of the API, made from the table itself.
    static let description = OpenAPI(
        title: "Workplace Portal", version: "0.1.0", sessionCookie: SessionCookie.name, schemas: DescriptionSchemas.all
    ).document(all)
}
