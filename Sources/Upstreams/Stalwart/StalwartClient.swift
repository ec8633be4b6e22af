/// The mail system Stalwart, version 0.16.18 or later, over its JMAP management interface.
public final class StalwartClient: MailDirectory {
    let calls: StalwartCalls

    /// Creates a client of the server at `baseURL`; the gate is shared by all threads of the process.
    public init(http: any HTTPClient, gate: Gate, baseURL: String, credential: StalwartCredential) {
        calls = StalwartCalls(http: http, gate: gate, baseURL: baseURL, credential: credential)
    }

    public func domain(named name: String) throws(UpstreamError) -> MailDomain? {
        guard let id = try query("x:Domain/query", ["name": .string(name)]).first?.string else { return nil }
        let domain = try readDomain(id)
        // A name may have been taken away between the two calls.
        return domain?.name == name ? domain : nil
    }

    public func ensureDomain(named name: String, marker: String) throws(UpstreamError) -> MailDomain {
        if let domain = try domain(named: name) { return try claimed(domain, marker) }
        do {
            try create(name, marker)
        } catch  where error.leavesOutcomeUnknown || error.isTakenName {
            // Either the answer was lost or somebody was quicker: what is there decides.
            guard let domain = try domain(named: name) else { throw error }
            return try claimed(domain, marker)
        }
        guard let domain = try domain(named: name) else {
            throw UpstreamError(.stalwart, .unexpectedResponse("a created domain cannot be read back"))
        }
        return try claimed(domain, marker)
    }

    public func keys(domainID: String) throws(UpstreamError) -> MailKeys {
        let ids = try query("x:DkimSignature/query", ["domainId": .string(domainID)])
        let expected = try get("x:Domain/get", domainID, ["dkimManagement"])?["dkimManagement"]?["algorithms"]?.object?
            .count
        guard !ids.isEmpty else { return MailKeys(keys: [], expectedCount: expected ?? 0) }
        let list = try calls.call("x:DkimSignature/get", ["ids": .array(ids), "properties": ["selector", "stage"]])
        let keys = (list["list"]?.array ?? []).compactMap { key in
            key["selector"]?.string.map { MailKey(selector: $0, stage: key["stage"]?.string ?? "active") }
        }
        return MailKeys(keys: keys, expectedCount: expected ?? 0)
    }

    public func zoneText(domainID: String) throws(UpstreamError) -> String {
        // The server parses each private key for this, so it is asked for one domain only and given more time.
        guard
            let text = try get("x:Domain/get", domainID, ["name", "dnsZoneFile"], limitMilliseconds: 20_000)?[
                "dnsZoneFile"]?.string
        else { throw UpstreamError(.stalwart, .notFound) }
        return text
    }

    public func permissions() throws(UpstreamError) -> [String] {
        (try calls.get("/api/account")["permissions"]?.array ?? []).compactMap(\.string)
    }

    /// Asks for ids, a hundred at most. The total keeps the server on its general path; the other one has semantics of its own.
    func query(_ method: String, _ filter: JSONValue) throws(UpstreamError) -> [JSONValue] {
        let answer = try calls.call(
            method,
            [
                "filter": filter, "sort": [["property": "id", "isAscending": true]], "position": 0, "limit": 100,
                "calculateTotal": true,
            ])
        return answer["ids"]?.array ?? []
    }

    func readDomain(_ id: String) throws(UpstreamError) -> MailDomain? {
        guard let found = try get("x:Domain/get", id, ["name", "description"]), let name = found["name"]?.string else {
            return nil
        }
        return MailDomain(id: id, name: name, description: found["description"]?.string)
    }

    func get(
        _ method: String, _ id: String, _ properties: [JSONValue], limitMilliseconds: Int = 10_000
    ) throws(UpstreamError) -> JSONValue? {
        let answer = try calls.call(
            method, ["ids": [.string(id)], "properties": .array(properties)], limitMilliseconds: limitMilliseconds)
        return answer["list"]?.array?.first
    }

    private func create(_ name: String, _ marker: String) throws(UpstreamError) {
        let domain: JSONValue = [
            "name": .string(name), "description": .string(marker), "dkimManagement": ["@type": "Automatic"],
            "dnsManagement": ["@type": "Manual"], "certificateManagement": ["@type": "Manual"],
        ]
        let answer = try calls.call("x:Domain/set", ["create": ["d": domain]], isCreate: true)
        if let refused = answer["notCreated"]?["d"] { throw StalwartSetError.error(refused) }
    }

    /// Only a domain that carries our marker is ours; nothing about another one is told.
    private func claimed(_ domain: MailDomain, _ marker: String) throws(UpstreamError) -> MailDomain {
        guard domain.description == marker else { throw UpstreamError(.stalwart, .conflict("domain exists")) }
        return domain
    }
}
