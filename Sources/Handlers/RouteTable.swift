public import Web

/// Every route of the product, in one readable list.
public enum RouteTable {
    public static let all: [Route<Context>] =
        HealthRoutes.routes
        + DescriptionRoutes.routes
        + SessionRoutes.routes
        + MeRoutes.routes
        + TenantRoutes.routes
        + DomainRoutes.routes
        + OperationRoutes.routes
        + AuditRoutes.routes
}
