import Model

/// What the resolvers say about the domain as a whole (DNS-1, DNS-5).
struct DomainFacts {
    let codes: Set<CheckCode>
    /// The zone that holds the domain.
    let zoneApex: String?

    init(domain: String, soa: [Answer]) {
        var codes: Set<CheckCode> = []
        // With an alias it is the target that does not exist.
        if soa.allSatisfy({ $0.outcome == .nxdomain && $0.chain.isEmpty }) { codes.insert(.domainNXDOMAIN) }
        if soa.contains(where: { $0.outcome == .bogus }) {
            codes.insert(.dnssecBogus)
        } else if soa.contains(where: \.isAuthenticated) {
            codes.insert(.dnssecSecure)
        }
        self.codes = codes
        zoneApex = soa.compactMap { Self.apex($0, of: domain) }.first
    }

    /// The owner of the start of authority, when it can be the zone of the domain.
    static func apex(_ soa: Answer, of domain: String) -> String? {
        soa.soa.flatMap { isZone($0.owner, of: domain) ? $0.owner : nil }
    }

    /// The answer for a name below a top-level domain that does not exist comes from the registry's zone.
    private static func isZone(_ zone: String, of domain: String) -> Bool {
        zone.contains(".") && (domain == zone || domain.hasSuffix("." + zone))
    }
}
