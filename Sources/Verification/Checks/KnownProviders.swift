import Model

/// DNS hosts by the names of their name servers. Only hosts whose names are certain, and only certain facts about them.
enum KnownProviders {
    private struct Entry {
        let provider: DNSProvider
        /// Name servers lie below one of these.
        let suffixes: [String]

        init(_ id: String, _ name: String, _ suffixes: [String], apex: String? = nil, notes: [DNSProvider.Note] = []) {
            provider = DNSProvider(id: id, name: name, apex: apex, notes: notes)
            self.suffixes = suffixes
        }
    }

    private static let entries = [
        // Proxied names show addresses of the proxy (developers.cloudflare.com/dns/manage-dns-records).
        Entry("cloudflare", "Cloudflare", ["ns.cloudflare.com"], apex: "@", notes: [.noProxy]),
        // Zone-file rules in the expert view (Gandi documentation, "CNAME and MX records must end with a dot").
        Entry("gandi", "Gandi", ["gandi.net"], notes: [.finalDot]),
        Entry("godaddy", "GoDaddy", ["domaincontrol.com"]),
        Entry("ionos", "IONOS", ["ui-dns.com", "ui-dns.de", "ui-dns.org", "ui-dns.biz"]),
        Entry(
            "hetzner", "Hetzner", ["ns.hetzner.com", "ns.hetzner.de", "first-ns.de", "second-ns.de", "second-ns.com"]),
        Entry("ovh", "OVHcloud", ["ovh.net", "ovh.ca", "anycast.me"]),
        Entry("namecheap", "Namecheap", ["registrar-servers.com"]),
        Entry("google", "Google Cloud", ["googledomains.com"]),
        Entry("azure", "Azure", ["azure-dns.com", "azure-dns.net", "azure-dns.org", "azure-dns.info"]),
        Entry("digitalocean", "DigitalOcean", ["digitalocean.com"]),
        Entry("desec", "deSEC", ["desec.io", "desec.org"]),
        Entry("inwx", "INWX", ["inwx.de", "inwx.eu", "inwx.com"]),
        Entry("netcup", "netcup", ["netcup.net"]),
        Entry("strato", "STRATO", ["rzone.de"]),
        Entry("infomaniak", "Infomaniak", ["infomaniak.ch", "infomaniak.com"]),
        Entry("porkbun", "Porkbun", ["porkbun.com"]),
        Entry("dnsimple", "DNSimple", ["dnsimple.com"]),
    ]

    /// TXT values are quoted, long ones in parts (AWS developer guide, "TXT record type"); the zone itself has no name.
    private static let route53 = DNSProvider(
        id: "route53", name: "Amazon Route 53", apex: "", notes: [.quotedText])

    /// The host to which all of the name servers belong.
    static func provider(of nameServers: [String]) -> DNSProvider? {
        let found = nameServers.map(provider)
        guard let first = found.first ?? nil, found.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    private static func provider(of nameServer: String) -> DNSProvider? {
        // `ns-2048.awsdns-64.com`: the number differs from zone to zone.
        if nameServer.pieces(separatedBy: ".").dropFirst().first?.startsWith("awsdns-") ?? false { return route53 }
        return entries.first { entry in entry.suffixes.contains { nameServer.hasSuffix("." + $0) } }?.provider
    }
}
