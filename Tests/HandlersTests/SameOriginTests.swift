import Testing
import Web

@testable import Handlers

@Suite struct SameOriginTests {
    private static func isRefused(_ method: Web.Method, _ headers: [(String, String)]) -> Bool {
        var request = Request(method: method, path: "/api/tenants/acme/domains")
        for (name, value) in headers { request.headers.add(name, value) }
        do {
            try SameOrigin.check(request, portalBaseURL: "https://portal.example.org")
            return false
        } catch {
            #expect(error.code == .crossSiteRequest)
            return true
        }
    }

    @Test func readsAreNeverRefused() {
        #expect(!Self.isRefused(.get, [("Sec-Fetch-Site", "cross-site")]))
    }

    @Test(arguments: ["cross-site", "same-site", "none"])
    func writesOfOthersAre(_ site: String) {
        #expect(Self.isRefused(.post, [("Sec-Fetch-Site", site)]))
    }

    @Test func writesOfOurPagesAreNot() {
        #expect(!Self.isRefused(.post, [("Sec-Fetch-Site", "same-origin")]))
        #expect(!Self.isRefused(.delete, [("Origin", "https://portal.example.org")]))
        #expect(Self.isRefused(.delete, [("Origin", "https://portal.example.org.evil.test")]))
        #expect(Self.isRefused(.put, [("Origin", "null")]))
    }
}
