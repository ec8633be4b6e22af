/// The address and port of one recursive resolver.
public struct ResolverAddress: Hashable, Sendable, CustomStringConvertible {
    /// `address:port`, IPv6 in brackets; the form in which reports name the resolver.
    public let description: String

    /// Reads `1.1.1.1`, `1.1.1.1:53`, `2606:4700::1111` or `[2606:4700::1111]:53`; the default port is 53.
    public init?(_ text: String) {
        guard let (host, port) = Self.split(text), let address = IPAddress(host), (1...65535).contains(port) else {
            return nil
        }
        description = address.isIPv4 ? "\(address.text):\(port)" : "[\(address.text)]:\(port)"
    }

    /// Reads a comma list and names the first bad item.
    static func list(_ text: String) throws(ResolverListError) -> [ResolverAddress] {
        var resolvers: [ResolverAddress] = []
        for item in text.split(separator: ",") {
            let item = String(item).trimmed
            guard let resolver = ResolverAddress(item) else { throw ResolverListError(item: item) }
            resolvers.append(resolver)
        }
        guard !resolvers.isEmpty else { throw ResolverListError(item: "") }
        return resolvers
    }

    private static func split(_ text: String) -> (host: String, port: Int)? {
        if text.hasPrefix("[") {
            let parts = text.dropFirst().split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            if parts[1].isEmpty { return (String(parts[0]), 53) }
            guard parts[1].hasPrefix(":"), let port = Int(parts[1].dropFirst()) else { return nil }
            return (String(parts[0]), port)
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return (text, 53) }
        guard let port = Int(parts[1]) else { return nil }
        return (String(parts[0]), port)
    }
}
