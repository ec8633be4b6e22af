/// The data of a record: names lower-case without the final dot (the root is empty), strings unescaped.
enum RecordData: Hashable, Sendable {
    case address(IPAddress)
    /// CNAME, NS, PTR.
    case host(String)
    case mx(preference: Int, host: String)
    case text([String])
    case srv(priority: Int, weight: Int, port: Int, target: String)
    case caa(flags: Int, tag: String, value: String)
    case tlsa(usage: Int, selector: Int, matching: Int, digest: String)
    case soa(minimum: Int)
    /// A type that gets no check.
    case opaque

    /// The data as it is shown and pasted: strings joined without a separator (RFC 7208 section 3.3).
    var text: String {
        switch self {
        case .address(let address): address.text
        case .host(let name): Self.shown(name)
        case .mx(let preference, let host): "\(preference) \(Self.shown(host))"
        case .text(let strings): strings.joined()
        case .srv(let priority, let weight, let port, let target):
            "\(priority) \(weight) \(port) \(Self.shown(target))"
        case .caa(let flags, let tag, let value): "\(flags) \(tag) \"\(value)\""
        case .tlsa(let usage, let selector, let matching, let digest): "\(usage) \(selector) \(matching) \(digest)"
        case .soa(let minimum): String(minimum)
        case .opaque: ""
        }
    }

    private static func shown(_ name: String) -> String {
        name.isEmpty ? "." : name
    }
}

/// One record of a reply.
struct ResourceRecord: Hashable, Sendable {
    let owner: String
    let type: RecordType
    let ttl: Int
    let data: RecordData
}

/// What is asked.
struct Question: Hashable, Sendable {
    let name: String
    let type: RecordType

    init(_ name: String, _ type: RecordType) {
        // Escapes in the one form in which replies are decoded, so that question and reply can be compared.
        let labels = name.hasByte(UInt8(ascii: "\\")) ? NameText.labels(name.utf8) : nil
        self.name = labels?.map(NameText.label).joined(separator: ".") ?? name
        self.type = type
    }
}
