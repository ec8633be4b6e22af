// Every reference blocks the destruction of a domain, its own signing keys among them, and nothing cascades.
extension StalwartClient {
    /// A key task that was under way may add a key after the first cleaning; more than two rounds mean something else.
    private static let rounds = 3

    public func removeDomain(
        id: String?, named name: String, marker: String
    ) throws(UpstreamError) -> [MailReference] {
        let found = if let id { try readDomain(id) } else { try domain(named: name) }
        guard let domain = found else { return [] }
        guard domain.description == marker else {
            if id == nil { return [] }
            throw UpstreamError(.stalwart, .conflict("marker changed"))
        }
        for round in 0..<Self.rounds {
            let linked = try destroy(domain.id)
            if linked.isEmpty { return try confirmGone(domain.id) }
            let keys = linked.filter { $0.object == "DkimSignature" }
            guard keys.count == linked.count else {
                // Somebody began to use the domain while its keys were cleaned up: it needs them back.
                if round > 0 { try manageKeys(domain.id, "Automatic") }
                return try describe(linked.filter { $0.object != "DkimSignature" })
            }
            try manageKeys(domain.id, "Manual")
            _ = try calls.call("x:DkimSignature/set", ["destroy": .array(keys.map { .string($0.id) })])
        }
        throw UpstreamError(.stalwart, .unexpectedResponse("signing keys come back"))
    }

    public func renameDomain(id: String, marker: String, to name: String) throws(UpstreamError) {
        guard let domain = try readDomain(id), domain.name != name else { return }
        guard domain.description == marker else { throw UpstreamError(.stalwart, .conflict("marker changed")) }
        try update(id, ["name": .string(name)])
        guard try readDomain(id)?.name == name else {
            throw UpstreamError(.stalwart, .unexpectedResponse("a renamed domain has its old name"))
        }
    }

    /// What stands in the way; empty when the domain is destroyed.
    private func destroy(_ id: String) throws(UpstreamError) -> [LinkedObject] {
        let answer = try calls.call("x:Domain/set", ["destroy": [.string(id)]])
        guard let refused = answer["notDestroyed"]?[id] else { return [] }
        switch refused["type"]?.string {
        case "notFound": return []
        case "objectIsLinked": return (refused["linkedObjects"]?.array ?? []).compactMap(LinkedObject.init)
        default: throw StalwartSetError.error(refused)
        }
    }

    private func confirmGone(_ id: String) throws(UpstreamError) -> [MailReference] {
        guard try readDomain(id) == nil else {
            throw UpstreamError(.stalwart, .unexpectedResponse("a destroyed domain is still there"))
        }
        return []
    }

    /// With `Manual` no task makes new keys; `Automatic` has them made again.
    private func manageKeys(_ id: String, _ variant: String) throws(UpstreamError) {
        try update(id, ["dkimManagement": ["@type": .string(variant)]])
    }

    private func update(_ id: String, _ patch: JSONValue) throws(UpstreamError) {
        let answer = try calls.call("x:Domain/set", ["update": .object([id: patch])])
        if let refused = answer["notUpdated"]?[id] { throw StalwartSetError.error(refused) }
    }

    private func describe(_ linked: [LinkedObject]) throws(UpstreamError) -> [MailReference] {
        // Of a group the server gives no groups that it belongs to; of a person always, even none.
        let accounts = try read("x:Account/get", "Account", linked, ["emailAddress", "memberGroupIds"]).map { account in
            MailReference(
                kind: account["memberGroupIds"] == nil ? .group : .account, address: account["emailAddress"]?.string)
        }
        let lists = try read("x:MailingList/get", "MailingList", linked, ["emailAddress"]).map { list in
            MailReference(kind: .mailingList, address: list["emailAddress"]?.string)
        }
        let others = linked.filter { !["Account", "MailingList"].contains($0.object) }.map { object in
            MailReference(kind: object.object == "SystemSettings" ? .platform : .other, address: nil)
        }
        return (accounts + lists).sorted { ($0.address ?? "") < ($1.address ?? "") } + others
    }

    /// The server gives at most 500 objects at a time.
    private func read(
        _ method: String, _ type: String, _ linked: [LinkedObject], _ properties: [JSONValue]
    ) throws(UpstreamError) -> [JSONValue] {
        var found: [JSONValue] = []
        var rest = linked.filter { $0.object == type }[...]
        while !rest.isEmpty {
            let ids = rest.prefix(500).map { JSONValue.string($0.id) }
            found +=
                try calls.call(method, ["ids": .array(ids), "properties": .array(properties)])["list"]?.array ?? []
            rest = rest.dropFirst(500)
        }
        return found
    }
}

/// An object that refers to the one that was to be destroyed.
private struct LinkedObject {
    let object: String
    let id: String

    init?(_ value: JSONValue) {
        guard let object = value["object"]?.string, let id = value["id"]?.string else { return nil }
        self.object = object
        self.id = id
    }
}
