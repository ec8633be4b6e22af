import Model
import Persistence
import Web

enum OperationRoutes {
    static let routes: [Route<Context>] = [
        Route(.get, "/api/tenants/:slug/operations/:id", .tenantAdmin, "The steps of an operation", show),
        Route(.post, "/api/tenants/:slug/operations/:id/resume", .tenantAdmin, "Finish what is open", resume),
    ]

    @Sendable private static func show(_: Request, _ path: PathParameters, _ context: inout Context) throws -> Response
    {
        try .json(OperationResponse(try operation(path, &context)))
    }

    @Sendable private static func resume(_: Request, _ path: PathParameters, _ context: inout Context) throws
        -> Response
    {
        let found = try operation(path, &context)
        try OperationService.resume(found, &context)
        return try .json(OperationResponse(try operation(path, &context)), status: 202)
    }

    private static func operation(_ path: PathParameters, _ context: inout Context) throws -> OperationRecord {
        guard let id = OperationID(path["id"]),
            let operation = try OperationRepository.find(id, tenant: try context.tenant.id, in: &context.database)
        else { throw Problem.notFound }
        return operation
    }
}
