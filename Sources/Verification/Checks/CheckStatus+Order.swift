import Model

extension CheckStatus {
    /// From the worst to the best; a temporary error is no verdict and stands at the end.
    private static let order: [CheckStatus] = [.conflict, .mismatch, .missing, .extra, .ok, .temporaryError]

    /// The worst status; `ok` for none.
    static func worst(of statuses: [CheckStatus]) -> CheckStatus {
        order.first(where: statuses.contains) ?? .ok
    }
}
