import Model
import Persistence
import Web

enum DomainRoutes {
    static let routes: [Route<Context>] = [
        Route(.get, "/api/tenants/:slug/domains", .tenantAdmin, "The domains with their status", list),
        Route(.post, "/api/tenants/:slug/domains", .tenantAdmin, "Add a domain", request: "AddDomain", create),
        Route(.get, "/api/tenants/:slug/domains/:name", .tenantAdmin, "A domain with its records", show),
        Route(.delete, "/api/tenants/:slug/domains/:name", .tenantAdmin, "Take a domain off the list", delete),
        Route(.post, "/api/tenants/:slug/domains/:name/verification", .tenantAdmin, "Check a domain now", verify),
    ]

    @Sendable private static func list(_ request: Request, _: PathParameters, _ context: inout Context) throws
        -> Response
    {
        let page = try PageRequest(request.query)
        let tenant = try context.tenant.id
        let rows = try DomainRepository.list(
            tenant: tenant, search: request.query.nonEmpty("search"), status: try status(request.query),
            after: try page.position(count: 1)?.first, limit: page.limit + 1, in: &context.database)
        let items = rows.prefix(page.limit)
        let attention = try DomainRepository.attentionCount(tenant: tenant, in: &context.database)
        return try .json(
            DomainListResponse(
                items: items.map(DomainListItemResponse.init),
                next: rows.count > page.limit ? items.last.map { PageCursor([$0.name.text]).text } : nil,
                attention: attention))
    }

    @Sendable private static func create(_ request: Request, _: PathParameters, _ context: inout Context) throws
        -> Response
    {
        let name = try request.decode(AddDomainRequest.self).canonicalName()
        let domain = try DomainService.add(name, &context)
        var response = try respond(domain, status: 201, &context)
        response.headers["Location"] = "/api/tenants/\(try context.tenant.slug)/domains/\(domain.name.text)"
        return response
    }

    @Sendable private static func show(_: Request, _ path: PathParameters, _ context: inout Context) throws -> Response
    {
        try respond(try DomainService.find(path: path["name"], &context), &context)
    }

    @Sendable private static func delete(_: Request, _ path: PathParameters, _ context: inout Context) throws
        -> Response
    {
        try DomainService.remove(try DomainService.find(path: path["name"], &context), &context)
        return .noContent
    }

    @Sendable private static func verify(_: Request, _ path: PathParameters, _ context: inout Context) throws
        -> Response
    {
        try DomainService.check(try DomainService.find(path: path["name"], &context), &context)
        return try respond(try DomainService.find(path: path["name"], &context), &context)
    }

    private static func respond(_ domain: DomainRecord, status: Int = 200, _ context: inout Context) throws -> Response
    {
        let operation = try OperationRepository.newest(
            subject: domain.id.ulid, tenant: domain.tenant, in: &context.database)
        return try .json(
            DomainResponse(domain, operation: operation, settings: context.platform.settings), status: status)
    }

    private static func status(_ query: Query) throws(Problem) -> DomainStatus? {
        guard let text = query.nonEmpty("status") else { return nil }
        guard let status = DomainStatus(rawValue: text) else {
            throw Problem.validation("#/status", "unknown", "must be one of the statuses of a domain")
        }
        return status
    }
}
