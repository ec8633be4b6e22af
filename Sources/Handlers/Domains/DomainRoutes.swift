import Model
import Persistence
import Web

enum DomainRoutes {
    static let routes: [Route<Context>] = [
        Route(.get, "/api/tenants/:slug/domains", .tenantAdmin, "The domains with their status", list),
        Route(.post, "/api/tenants/:slug/domains", .tenantAdmin, "Add a domain", request: "AddDomain", create),
        Route(.get, "/api/tenants/:slug/domains/:name", .tenantAdmin, "A domain with its records", show),
        Route(.delete, "/api/tenants/:slug/domains/:name", .tenantAdmin, "Remove a domain", delete),
        Route(.get, "/api/tenants/:slug/domains/:name/blockers", .tenantAdmin, "What uses the domain", blockers),
        Route(.post, "/api/tenants/:slug/domains/:name/challenge", .tenantAdmin, "Renew the ownership token", renew),
        Route(
            .put, "/api/tenants/:slug/domains/:name/dmarc", .tenantAdmin, "Set the DMARC policy", request: "SetDMARC",
            setDMARC),
        Route(.put, "/api/tenants/:slug/domains/:name/primary", .tenantAdmin, "Make it the primary domain", setPrimary),
        Route(.post, "/api/tenants/:slug/domains/:name/verification", .tenantAdmin, "Check a domain now", verify),
    ]

    @Sendable private static func list(_ request: Request, _: PathParameters, _ context: inout Context) throws
        -> Response
    {
        let page = try PageRequest(request.query)
        let tenant = try context.tenant.id
        let rows = try DomainRepository.list(
            tenant: tenant, search: request.query.nonEmpty("search"), status: try status(request.query),
            after: try position(page), limit: page.limit + 1, in: &context.database)
        let items = rows.prefix(page.limit)
        let attention = try DomainRepository.attentionCount(tenant: tenant, in: &context.database)
        return try .json(
            DomainListResponse(
                items: items.map(DomainListItemResponse.init),
                next: rows.count > page.limit ? items.last.map { PageCursor($0.position.values).text } : nil,
                attention: attention, mailEnabled: context.platform.mail != nil))
    }

    @Sendable private static func create(_ request: Request, _: PathParameters, _ context: inout Context) throws
        -> Response
    {
        let name = try request.decode(AddDomainRequest.self).canonicalName()
        try requireMail(context)
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
        let domain = try writable(path, &context)
        switch try DomainRemoval.remove(domain, &context) {
        case .gone: return .noContent
        case .underWay(let operation): return try .json(OperationResponse(operation), status: 202)
        }
    }

    @Sendable private static func blockers(
        _ request: Request, _ path: PathParameters, _ context: inout Context
    ) throws -> Response {
        let page = try PageRequest(request.query)
        let domain = try DomainService.find(path: path["name"], &context)
        let operation = try OperationRepository.newest(
            subject: domain.id.ulid, tenant: domain.tenant, in: &context.database)
        return try .json(BlockerListResponse(try DomainRemoval.blockers(of: operation), page))
    }

    @Sendable private static func renew(_: Request, _ path: PathParameters, _ context: inout Context) throws -> Response
    {
        try DomainService.renewChallenge(try writable(path, &context), &context)
        return try respond(try DomainService.find(path: path["name"], &context), &context)
    }

    @Sendable private static func setDMARC(
        _ request: Request, _ path: PathParameters, _ context: inout Context
    ) throws -> Response {
        let wanted = try request.decode(SetDMARCRequest.self)
        try DomainDMARC.set(wanted, of: try writable(path, &context), &context)
        return try respond(try DomainService.find(path: path["name"], &context), &context)
    }

    @Sendable private static func setPrimary(
        _: Request, _ path: PathParameters, _ context: inout Context
    ) throws -> Response {
        try DomainPrimary.set(try writable(path, &context), &context)
        return try respond(try DomainService.find(path: path["name"], &context), &context)
    }

    @Sendable private static func verify(_: Request, _ path: PathParameters, _ context: inout Context) throws
        -> Response
    {
        try DomainService.check(try writable(path, &context), &context)
        return try respond(try DomainService.find(path: path["name"], &context), &context)
    }

    /// The domain of the path, to be changed.
    private static func writable(_ path: PathParameters, _ context: inout Context) throws -> DomainRecord {
        let domain = try DomainService.find(path: path["name"], &context)
        try requireMail(context)
        return domain
    }

    private static func requireMail(_ context: borrowing Context) throws(Problem) {
        guard context.platform.mail != nil else { throw Problem.provisioningDisabled("Mail") }
    }

    private static func position(_ page: PageRequest) throws(Problem) -> DomainListPosition? {
        guard let values = try page.position(count: 2) else { return nil }
        guard let position = DomainListPosition(values) else { throw PageRequest.foreignCursor }
        return position
    }

    private static func respond(_ domain: DomainRecord, status: Int = 200, _ context: inout Context) throws -> Response
    {
        let operation = try OperationRepository.newest(
            subject: domain.id.ulid, tenant: domain.tenant, in: &context.database)
        let isHeldElsewhere =
            try !domain.isOwned && DomainRepository.findOwner(of: domain.name, in: &context.database) != nil
        return try .json(
            try DomainResponse(
                domain, operation: operation, isHeldElsewhere: isHeldElsewhere, settings: context.platform.settings),
            status: status)
    }

    private static func status(_ query: Query) throws(Problem) -> DomainStatus? {
        guard let text = query.nonEmpty("status") else { return nil }
        guard let status = DomainStatus(rawValue: text) else {
            throw Problem.validation("#/status", "unknown", "must be one of the statuses of a domain")
        }
        return status
    }
}
