extension VerificationReport {
    /// What was found of the token; nil when no resolver gave a verdict or none was looked for.
    public var isTokenPublished: Bool? {
        guard let proof = checks.first(where: { $0.kind == .ownership }), proof.status != .temporaryError else {
            return nil
        }
        return proof.status == .ok
    }

    /// Mail comes here: one of the hosts that should receive it is published.
    public var isMXOurs: Bool {
        guard let mx = checks.first(where: { $0.kind == .mx }) else { return false }
        let hosts = Set(mx.records.compactMap(\.fields?.target))
        return mx.found.contains { found in
            found.value.split(separator: " ").last.map { hosts.contains(String($0)) } ?? false
        }
    }
}
