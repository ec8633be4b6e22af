import Foundation
import Model
import Testing

@Suite struct PolicyFileTests {
    @Test func hostsOfStrangersAreCutAndCleaned() throws {
        let hosts =
            ["a\u{0}\u{202E}.test", String(repeating: "x", count: 1000)] + Array(repeating: "y.test", count: 50)
        let file = PolicyFile(.ok, [.stsPolicyModeTesting], mode: "testing", hosts: hosts, maxAge: 1)
        #expect(file.hosts.count == 20)
        #expect(file.hosts[0] == "a\u{FFFD}\u{FFFD}.test")
        #expect(file.hosts[1].count == 253)
        #expect(try JSONDecoder().decode(PolicyFile.self, from: JSONEncoder().encode(file)) == file)
    }
}
