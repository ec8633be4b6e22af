import FoundationEssentials
import Model
import Persistence
import Web

enum AuditRoutes {
    static let routes: [Route<Context>] = [
        Route(.get, "/api/tenants/:slug/audit", .tenantAdmin, "Who did what to what, newest first", list)
    ]

    /// The most rows of one CSV file.
    private static let csvLimit = 10_000

    @Sendable private static func list(_ request: Request, _: PathParameters, _ context: inout Context) throws
        -> Response
    {
        let filter = try filter(request.query)
        let wantsCSV = request.headers["Accept"]?.hasPrefix("text/csv") == true
        let page = try PageRequest(request.query)
        let limit = wantsCSV ? csvLimit : page.limit
        let events = try AuditRepository.list(
            filter, beforeSequence: try sequence(page), limit: limit + 1, tenant: try context.tenant.id,
            in: &context.database)
        let items = try events.prefix(limit).map(AuditEventResponse.init)
        if wantsCSV { return AuditCSV.response(items) }
        return try .json(
            Page(
                items: items,
                next: events.count > limit ? items.last.map { PageCursor([String($0.sequence)]).text } : nil))
    }

    private static func sequence(_ page: PageRequest) throws(Problem) -> Int? {
        guard let position = try page.position(count: 1) else { return nil }
        guard let sequence = Int(position[0]) else {
            throw Problem.validation("#/cursor", "invalid", "is not one that this list gave")
        }
        return sequence
    }

    private static func filter(_ query: Query) throws(Problem) -> AuditFilter {
        AuditFilter(
            actor: try query.nonEmpty("actor").map { (text) throws(Problem) in try actor(text) },
            action: query.nonEmpty("action"), target: query.nonEmpty("target"),
            from: try date("from", query), to: try date("to", query))
    }

    private static func actor(_ text: String) throws(Problem) -> PersonID {
        guard let id = PersonID(text) else {
            throw Problem.validation("#/actor", "invalid", "must be the id of a person")
        }
        return id
    }

    private static func date(_ name: String, _ query: Query) throws(Problem) -> Date? {
        guard let text = query.nonEmpty(name) else { return nil }
        guard let date = Date(rfc3339: text) else {
            throw Problem.validation("#/\(name)", "invalid", "must be a time such as 2026-11-22T12:00:00Z")
        }
        return date
    }
}
