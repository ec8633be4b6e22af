public import Model

/// An MTA-STS policy file as it came over HTTPS (RFC 8461 sections 3.2 and 3.3).
public struct MTASTSPolicy: Sendable {
    /// The largest policy in bytes.
    public static let maximumBytes = 64 * 1024
    private static let longestAge = 31_557_600

    /// HTTP status; redirects are not followed.
    public var status: Int
    /// Value of the Content-Type header.
    public var contentType: String
    /// The body.
    public var body: [UInt8]

    /// Creates a policy from a response.
    public init(status: Int, contentType: String, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    /// Judges whether senders can use the policy with the expected MX hosts.
    public func judge(expectedHosts: [String]) -> PolicyFile {
        guard status == 200 else { return PolicyFile(.mismatch, [.stsPolicyHTTPStatus]) }
        guard body.count <= Self.maximumBytes else { return PolicyFile(.mismatch, [.stsPolicyTooLarge]) }
        guard let fields = Fields(body) else { return PolicyFile(.mismatch, [.stsPolicySyntax]) }
        let (status, codes) = judge(fields, expectedHosts: expectedHosts)
        return PolicyFile(status, codes, mode: fields.mode, hosts: fields.hosts, maxAge: fields.maxAge)
    }

    private func judge(_ fields: Fields, expectedHosts: [String]) -> (status: CheckStatus, codes: Set<CheckCode>) {
        if fields.mode == "none" { return (.mismatch, [.stsPolicyModeNone]) }
        let covers = { (host: String) in fields.hosts.contains { Self.matches(host.lowercasedASCII, $0) } }
        guard expectedHosts.allSatisfy(covers) else { return (.mismatch, [.stsPolicyMXMismatch]) }
        var codes: Set<CheckCode> = []
        if fields.mode == "testing" { codes.insert(.stsPolicyModeTesting) }
        if !isPlainText { codes.insert(.stsPolicyContentType) }
        return (.ok, codes)
    }

    private var isPlainText: Bool {
        contentType.pieces(separatedBy: ";")[0].trimmed.lowercasedASCII == "text/plain"
    }

    /// A wildcard stands for exactly one label.
    private static func matches(_ host: String, _ pattern: String) -> Bool {
        guard pattern.hasPrefix("*.") else { return host == pattern }
        guard let dot = host.firstIndex(of: ".") else { return false }
        return host[dot...] == pattern.dropFirst()
    }

    /// The fields of a valid policy.
    private struct Fields {
        let mode: String
        let hosts: [String]
        let maxAge: Int

        init?(_ body: [UInt8]) {
            var values: [String: String] = [:]
            var hosts: [String] = []
            let lines = String(decoding: body, as: UTF8.self).pieces(separatedBy: "\n").map(\.trimmed)
            for line in lines where !line.isEmpty {
                let pair = line.pieces(separatedBy: ":")
                guard pair.count > 1 else { return nil }
                let (key, value) = (pair[0].trimmed, pair.dropFirst().joined(separator: ":").trimmed)
                if key == "mx" { hosts.append(value.lowercasedASCII) }
                // The first of a repeated key counts.
                if values[key] == nil { values[key] = value }
            }
            guard values["version"] == "STSv1", let age = values["max_age"].flatMap({ Int($0) }) else { return nil }
            guard (0...longestAge).contains(age), let mode = values["mode"] else { return nil }
            guard ["enforce", "testing", "none"].contains(mode), mode == "none" || !hosts.isEmpty else { return nil }
            self.mode = mode
            self.hosts = hosts
            maxAge = age
        }
    }
}
