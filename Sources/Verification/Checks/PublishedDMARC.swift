public import Model

extension VerificationReport {
    /// The DMARC policy that receivers apply; nil when none is published or not everybody finds the same.
    public var publishedDMARC: DMARCPolicy? {
        guard let check = checks.first(where: { $0.kind == .dmarc }), !check.propagating else { return nil }
        let isInherited = check.codes.contains(.dmarcInherited)
        let policies = Set(check.found.compactMap { DMARCRecord($0.value)?.policy(isInherited: isInherited) })
        return policies.count == 1 ? policies.first : nil
    }

    /// A resolver has told what is published under `_dmarc`.
    public var hasDMARCVerdict: Bool {
        checks.contains { $0.kind == .dmarc && $0.status != .temporaryError && !$0.propagating }
    }
}
