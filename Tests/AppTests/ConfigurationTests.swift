import FastCGI
import Foundation
import Handlers
import Testing
import Upstreams

@testable import App

@Suite struct ConfigurationTests {
    private static let complete = [
        "PORTAL_BASE_URL": "https://portal.example.org/", "DATABASE_SOCKET": "/run/mysqld.sock", "DATABASE_NAME": "w",
        "DATABASE_USER": "w", "DATABASE_PASSWORD": "p", "SESSION_KEY": key, "AUDIT_SIGNING_KEY": key,
        "OIDC_ISSUER": "https://auth.example.org/application/o/portal/", "OIDC_CLIENT_ID": "portal",
        "OIDC_CLIENT_SECRET": "s", "AUTHENTIK_BASE_URL": "https://auth.example.org", "AUTHENTIK_API_TOKEN": "t",
        "STALWART_API_TOKEN": "API_x",
    ]
    private static let key = Data(repeating: 7, count: 32).base64EncodedString()

    @Test func readsACompleteEnvironment() throws {
        let configuration = try Configuration.read(Self.complete)
        #expect(configuration.platform.portalBaseURL == "https://portal.example.org")
        #expect(configuration.platform.mail?.baseURL == "http://stalwart:8080")
        #expect(configuration.platform.watch.firstCheckSeconds == 600)
        #expect(configuration.pool.processes == 2)
        #expect(configuration.platform.oidc.redirectURI == "https://portal.example.org/auth/callback")
    }

    @Test func tellsEverythingThatIsMissingAtOnce() throws {
        let error = #expect(throws: ConfigurationError.self) { _ = try Configuration.read([:]) }
        let named = [
            "PORTAL_BASE_URL", "DATABASE_HOST", "DATABASE_NAME", "SESSION_KEY", "AUDIT_SIGNING_KEY", "OIDC_ISSUER",
            "AUTHENTIK_API_TOKEN", "STALWART_API_TOKEN",
        ]
        for name in named {
            #expect(error?.problems.contains { $0.hasPrefix(name) } == true, "\(name)")
        }
    }

    @Test(arguments: [
        ("FASTCGI_THREADS", "many"), ("FASTCGI_THREADS", "0"), ("STALWART_PROVISIONING_ENABLED", "yes"),
        ("DNS_RESOLVERS", "1.1.1.1,nonsense"), ("PORTAL_BASE_URL", "portal"), ("OIDC_ISSUER", "auth.example.org"),
        ("MTA_STS_ALLOWED_ADDRESSES", "192.0.2.1,mail"), ("MTA_STS_CONNECT_TO", "mail.example.org:443"),
        ("MTA_STS_CONNECT_TO", "2001:db8::1:443"), ("MTA_STS_CA_FILE", "/nowhere/at/all"),
        ("DNS_BACKGROUND_RATE", "-1"), ("DNS_AUTHORITATIVE_HINT", "perhaps"),
    ])
    func namesTheVariableThatIsWrong(_ name: String, _ value: String) {
        var environment = Self.complete
        environment[name] = value
        let error = #expect(throws: ConfigurationError.self) { _ = try Configuration.read(environment) }
        #expect(error?.problems.count == 1)
        #expect(error?.problems.first?.contains(name) == true)
    }

    @Test func neverRepeatsASecret() {
        var environment = Self.complete
        environment["SESSION_KEY"] = "not-base64-secret"
        let error = #expect(throws: ConfigurationError.self) { _ = try Configuration.read(environment) }
        #expect(error?.description.contains("not-base64-secret") == false)
        #expect(error?.description.contains("SESSION_KEY") == true)
    }

    @Test func readsASecretFromAFile() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "workplace-\(UUID().uuidString)")
        try Data("from-file\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var environment = Environment(["DATABASE_PASSWORD_FILE": file.path()])
        #expect(environment.optional("DATABASE_PASSWORD") == "from-file")
        var missing = Environment(["DATABASE_PASSWORD_FILE": "/nowhere/at/all"])
        #expect(missing.optional("DATABASE_PASSWORD") == nil)
        #expect(missing.problems == ["DATABASE_PASSWORD_FILE: /nowhere/at/all cannot be read"])
    }

    @Test func provisioningThatIsOffNeedsNoCredentials() throws {
        var environment = Self.complete
        environment["STALWART_API_TOKEN"] = nil
        environment["STALWART_PROVISIONING_ENABLED"] = "false"
        #expect(try Configuration.read(environment).platform.mail == nil)
    }
}
