// Without tenants of its own in the mail system, every mailbox user could list the accounts of all customers.
extension StalwartClient {
    /// What the role of ordinary users may not hold. `jmapPrincipalGet` belongs to it: without ids it lists everybody.
    private static let listingPermissions = [
        "jmapPrincipalGet", "jmapPrincipalQuery", "jmapPrincipalQueryChanges", "jmapPrincipalChanges",
        "davPrincipalList", "davPrincipalMatch", "davPrincipalSearch", "davPrincipalSearchPropSet",
    ]

    public func isListingOpen() throws(UpstreamError) -> Bool {
        !(try openPermissions(of: try userRole()).isEmpty)
    }

    public func closeListing() throws(UpstreamError) {
        let role = try userRole()
        let open = try openPermissions(of: role)
        guard !open.isEmpty else { return }
        let patch = Dictionary(uniqueKeysWithValues: open.map { ("disabledPermissions/\($0)", JSONValue.bool(true)) })
        // Permissions of accounts that are active are cached; both belong together, so they go in one request.
        let answers = try calls.call([
            ("x:Role/set", ["update": .object([role: .object(patch)])]),
            ("x:Action/set", ["create": ["caches": ["@type": "InvalidateCaches"]]]),
        ])
        if let refused = answers[0]["notUpdated"]?[role] { throw StalwartSetError.error(refused) }
        if let refused = answers[1]["notCreated"]?["caches"] { throw StalwartSetError.error(refused) }
        guard try openPermissions(of: role).isEmpty else {
            throw UpstreamError(.stalwart, .unexpectedResponse("the role still holds what was taken from it"))
        }
    }

    private func userRole() throws(UpstreamError) -> String {
        let answer = try calls.call("x:Role/query", ["filter": ["description": "User"]])
        // The filter may find parts of words; the role is the one of exactly this name.
        let list = try calls.call(
            "x:Role/get", ["ids": answer["ids"] ?? .array([]), "properties": ["description"]])["list"]?.array
        let role = list?.first { $0["description"]?.string == "User" }
        guard let id = role?["id"]?.string else { throw UpstreamError(.stalwart, .notFound) }
        return id
    }

    private func openPermissions(of role: String) throws(UpstreamError) -> [String] {
        guard let disabled = try get("x:Role/get", role, ["disabledPermissions"]) else {
            throw UpstreamError(.stalwart, .notFound)
        }
        return Self.listingPermissions.filter { disabled["disabledPermissions"]?[$0] != .bool(true) }
    }
}
