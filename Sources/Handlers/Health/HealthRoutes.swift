import Persistence
import Web

enum HealthRoutes {
    static let routes: [Route<Context>] = [
        Route(.get, "/health/live", .loopback, "The process answers", live),
        Route(.get, "/health/ready", .loopback, "Database and schema are there", ready),
    ]

    @Sendable private static func live(_: Request, _: PathParameters, _: inout Context) throws -> Response {
        try .json(["status": "live"])
    }

    @Sendable private static func ready(_: Request, _: PathParameters, _ context: inout Context) throws -> Response {
        let status = try Migrator.status(in: &context.database)
        guard status == .current else { throw Problem.databaseUnavailable(Migrator.Refusal(status: status)) }
        return try .json(["status": "ready"])
    }
}
