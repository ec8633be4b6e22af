import Testing
import Verification

@Suite struct SettingsTests {
    @Test func resolverList() throws {
        let list = "1.1.1.1, 8.8.8.8:5353,2606:4700:4700::1111,[2606:4700:4700:0::1111]:53,[::1]"
        #expect(
            try VerificationSettings(resolverList: list).resolvers.map(\.description) == [
                "1.1.1.1:53", "8.8.8.8:5353", "[2606:4700:4700::1111]:53", "[2606:4700:4700::1111]:53", "[::1]:53",
            ])
    }

    @Test(arguments: [
        ("1.1.1.1,dns.test", "dns.test"), ("1.1.1.1:0", "1.1.1.1:0"), ("1.1.1.1:65536", "1.1.1.1:65536"),
        ("1.1.1.1:x", "1.1.1.1:x"), ("[::1", "[::1"), ("[::1]53", "[::1]53"), ("1.1.1", "1.1.1"), ("", ""), (",", ""),
        ("1.1.1.1, ,8.8.8.8", ""),
    ])
    func badItemIsNamed(_ list: String, _ item: String) {
        let error = #expect(throws: ResolverListError.self) { try VerificationSettings(resolverList: list) }
        #expect(error?.item == item)
        #expect(error?.description.hasPrefix("DNS_RESOLVERS") == true)
    }
}
