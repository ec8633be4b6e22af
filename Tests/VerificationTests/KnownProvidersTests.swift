import Model
import Testing

@testable import Verification

@Suite struct KnownProvidersTests {
    @Test(arguments: [
        (["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"], "cloudflare"),
        (["ns-2048.awsdns-64.com", "ns-1.awsdns-00.co.uk"], "route53"),
        (["ns-12-a.gandi.net", "ns-34-b.gandi.net"], "gandi"),
        (["ns1045.ui-dns.de", "ns1045.ui-dns.org"], "ionos"),
        (["dns10.ovh.net", "ns10.ovh.net"], "ovh"),
        // A zone that moves from one host to the other belongs to neither.
        (["ada.ns.cloudflare.com", "dns10.ovh.net"], nil),
        (["ada.ns.cloudflare.com", "ns.acme.test"], nil),
        (["ns.gandi.net.evil.test"], nil), (["evilgandi.net"], nil), ([], nil),
    ])
    func nameServersTellTheHost(_ servers: [String], _ id: String?) {
        #expect(KnownProviders.provider(of: servers)?.id == id)
    }
}
