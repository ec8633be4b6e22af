import Model
import Persistence
import Web

enum MeRoutes {
    static let routes: [Route<Context>] = [
        Route(.get, "/api/me", .session, "The person who is signed in, with all that the shell shows", show)
    ]

    @Sendable private static func show(_: Request, _: PathParameters, _ context: inout Context) throws -> Response {
        let caller = try context.caller
        let tenants = try VisibleTenants.list(of: caller.person, in: &context.database)
        let partner =
            caller.isPartnerStaff ? try PartnerRepository.partner(of: caller.person, in: &context.database) : nil
        return try .json(MeResponse(caller, tenants, partner))
    }
}
