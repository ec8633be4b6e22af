import Model

/// What one resolver said about one question.
struct Answer: Sendable {
    /// The class of a reply.
    enum Outcome: String, Sendable {
        case answer, noData, nxdomain, servfail, refused, timeout, bogus
    }

    var outcome: Outcome
    /// Records of the wanted type at the end of the alias chain.
    var records: [ResourceRecord] = []
    /// The names that aliases led to, in order.
    var chain: [String] = []
    var isAuthenticated = false
    /// The SOA of the answer or authority section.
    var soa: ResourceRecord?

    static let timeout = Answer(outcome: .timeout)
    /// For a name that cannot exist, so that nobody is asked.
    static let impossible = Answer(outcome: .nxdomain)

    var texts: [String] {
        records.compactMap { if case .text(let strings) = $0.data { strings.joined() } else { nil } }
    }

    var addresses: [IPAddress] {
        records.compactMap { if case .address(let address) = $0.data { address } else { nil } }
    }

    var hosts: [String] {
        records.compactMap { if case .host(let name) = $0.data { name } else { nil } }
    }

    /// Nothing of the wanted type exists.
    var isVoid: Bool { outcome == .noData || outcome == .nxdomain }

    /// The code of an answer that allows no verdict.
    var temporaryCode: CheckCode? {
        switch outcome {
        case .answer, .noData, .nxdomain: nil
        case .servfail: .dnsServfail
        case .refused: .dnsRefused
        case .timeout: .dnsTimeout
        case .bogus: .dnsBogus
        }
    }

    /// How long this resolver may go on saying the same.
    var wait: CacheWait? {
        if let ttl = records.map(\.ttl).max() { return CacheWait(seconds: ttl) }
        guard let soa, case .soa(let minimum) = soa.data else { return nil }
        return CacheWait(soaTTL: soa.ttl, minimum: minimum)
    }
}
