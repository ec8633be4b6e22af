extension VerificationReport {
    /// The token is published, as far as the quorum of resolvers goes; nil when no resolver gave a verdict or none was
    /// looked for.
    public var isTokenPublished: Bool? {
        decided(.ownership).map { $0.status == .ok }
    }

    /// At least one resolver still sees the token; nil as above.
    public var isTokenSeen: Bool? {
        decided(.ownership).map { $0.status == .ok || $0.propagating }
    }

    /// Mail comes here: one of the hosts that should receive it is published. Nil when no resolver gave a verdict; until
    /// it is known where mail should go, it is taken to come here.
    public var isMXOurs: Bool? {
        guard checks.contains(where: { $0.kind == .mx }) else { return true }
        return decided(.mx).map { mx in
            let hosts = Set(mx.records.compactMap(\.fields?.target))
            return mx.found.contains { found in
                found.value.split(separator: " ").last.map { hosts.contains(String($0)) } ?? false
            }
        }
    }

    private func decided(_ kind: CheckKind) -> RecordCheck? {
        checks.first { $0.kind == kind && $0.status != .temporaryError }
    }
}
