import Cryptography
import FastCGI
import Foundation
import Handlers
import Persistence
import Upstreams
import Verification

/// Everything that the environment says, read once at start.
struct Configuration {
    let platform: PlatformSettings
    let pool: PoolSettings
    let workThreads: Int

    /// Reads all of it; throws with every problem at once.
    static func read(_ values: [String: String] = ProcessInfo.processInfo.environment) throws(ConfigurationError)
        -> Configuration
    {
        var environment = Environment(values)
        let platform = platform(&environment)
        let pool = pool(&environment)
        let threads = environment.number("WORK_THREADS", default: 3, in: 1...64)
        guard let platform, environment.problems.isEmpty else {
            throw ConfigurationError(problems: environment.problems)
        }
        return Configuration(platform: platform, pool: pool, workThreads: threads)
    }

    private static func platform(_ environment: inout Environment) -> PlatformSettings? {
        let base = environment.address("PORTAL_BASE_URL")
        let database = database(&environment)
        let sessionKeys = sessionKeys(&environment)
        let auditKey = auditKey(&environment)
        let oidc = oidc(&environment, portal: base)
        let mail = mail(&environment)
        let signOn = signOn(&environment)
        let verification = verification(&environment)
        let watch = DomainWatchSettings(
            firstCheckSeconds: environment.number("DOMAIN_FIRST_CHECK_SECONDS", default: 600, in: 1...86400),
            pendingCheckSeconds: environment.number("DOMAIN_PENDING_CHECK_SECONDS", default: 900, in: 1...86400))
        let policyFetch = policyFetch(&environment)
        guard let sessionKeys, let auditKey, let verification else { return nil }
        return PlatformSettings(
            portalBaseURL: base, database: database, sessionKeys: sessionKeys, auditKey: auditKey, oidc: oidc,
            mail: mail, signOn: signOn, verification: verification,
            ownershipLabel: environment.optional("OWNERSHIP_LABEL") ?? "_workplace-challenge",
            mailHosts: list(environment.optional("MAIL_HOSTS")),
            sendingAddresses: list(environment.optional("MAIL_SENDING_IPS")), watch: watch,
            policyFetch: policyFetch, upstreamCAFile: environment.optional("UPSTREAM_CA_FILE"))
    }

    /// For `migrate`, which needs nothing else.
    static func readDatabase() throws(ConfigurationError) -> DatabaseSettings {
        var environment = Environment()
        let database = database(&environment)
        guard environment.problems.isEmpty else { throw ConfigurationError(problems: environment.problems) }
        return database
    }

    private static func database(_ environment: inout Environment) -> DatabaseSettings {
        let socket = environment.optional("DATABASE_SOCKET")
        return DatabaseSettings(
            host: socket == nil ? environment.required("DATABASE_HOST") : "localhost",
            port: environment.number("DATABASE_PORT", default: 3306, in: 1...65535), socket: socket,
            name: environment.required("DATABASE_NAME"), user: environment.required("DATABASE_USER"),
            password: environment.required("DATABASE_PASSWORD"),
            certificateAuthority: environment.optional("DATABASE_CA_FILE"))
    }

    private static func sessionKeys(_ environment: inout Environment) -> SealingKeys? {
        let keys = environment.required("SESSION_KEY").split(separator: ",").map(String.init)
        let bytes = keys.map { environment.bytes("SESSION_KEY", $0, count: 32) }
        return try? SealingKeys(bytes)
    }

    private static func auditKey(_ environment: inout Environment) -> SigningKey? {
        let text = environment.required("AUDIT_SIGNING_KEY")
        return try? SigningKey(seed: environment.bytes("AUDIT_SIGNING_KEY", text, count: 32))
    }

    private static func oidc(_ environment: inout Environment, portal: String) -> OIDCSettings {
        // The issuer is compared letter by letter, so a slash at its end stays.
        let issuer = environment.required("OIDC_ISSUER")
        if !issuer.isEmpty, !issuer.hasPrefix("https://"), !issuer.hasPrefix("http://") {
            environment.complain("OIDC_ISSUER must be an address, exactly as the provider writes it")
        }
        return OIDCSettings(
            issuer: issuer, clientID: environment.required("OIDC_CLIENT_ID"),
            clientSecret: environment.required("OIDC_CLIENT_SECRET"), redirectURI: portal + "/auth/callback",
            postLogoutRedirectURI: portal + "/")
    }

    private static func mail(_ environment: inout Environment) -> PlatformSettings.Mail? {
        guard environment.flag("STALWART_PROVISIONING_ENABLED", default: true) else { return nil }
        let base = environment.address("STALWART_BASE_URL", default: "http://stalwart:8080")
        if let key = environment.optional("STALWART_API_TOKEN") {
            return PlatformSettings.Mail(baseURL: base, credential: .apiKey(key))
        }
        guard let user = environment.optional("STALWART_USERNAME"),
            let password = environment.optional("STALWART_PASSWORD")
        else {
            environment.complain("STALWART_API_TOKEN, or STALWART_USERNAME and STALWART_PASSWORD, are not set")
            return nil
        }
        return PlatformSettings.Mail(baseURL: base, credential: .password(username: user, password: password))
    }

    private static func signOn(_ environment: inout Environment) -> PlatformSettings.SignOn? {
        guard environment.flag("AUTHENTIK_PROVISIONING_ENABLED", default: true) else { return nil }
        return PlatformSettings.SignOn(
            baseURL: environment.address("AUTHENTIK_BASE_URL"), token: environment.required("AUTHENTIK_API_TOKEN"))
    }

    private static func verification(_ environment: inout Environment) -> VerificationSettings? {
        do {
            var settings = try VerificationSettings(
                resolverList: environment.optional("DNS_RESOLVERS") ?? "1.1.1.1,8.8.8.8")
            settings.timeoutMilliseconds = environment.number("DNS_TIMEOUT_MS", default: 1500, in: 50...10_000)
            settings.tries = environment.number("DNS_TRIES", default: 2, in: 1...5)
            settings.deadlineMilliseconds = environment.number("DNS_DEADLINE_MS", default: 8000, in: 500...20_000)
            settings.maximumQueries = environment.number("DNS_MAX_QUERIES", default: 200, in: 20...2000)
            let rate = environment.number("DNS_BACKGROUND_RATE", default: 20, in: 0...100_000)
            settings.asksNameServers = environment.flag("DNS_AUTHORITATIVE_HINT", default: false)
            settings.release = Version.text
            settings.pace = rate == 0 ? nil : QuestionPace(perSecond: rate)
            return settings
        } catch {
            environment.complain(error.description)
            return nil
        }
    }

    private static func policyFetch(_ environment: inout Environment) -> GuardedFetch.Settings {
        let allowed = list(environment.optional("MTA_STS_ALLOWED_ADDRESSES"))
        for text in allowed where !GuardedFetch.isAddress(text) {
            environment.complain("MTA_STS_ALLOWED_ADDRESSES: \(text) is not an address")
        }
        let connectTo = environment.optional("MTA_STS_CONNECT_TO")
        if let connectTo, !GuardedFetch.isConnectTo(connectTo) {
            environment.complain("MTA_STS_CONNECT_TO: \(connectTo) is not address:port")
        }
        let file = environment.optional("MTA_STS_CA_FILE")
        if let file, !FileManager.default.isReadableFile(atPath: file) {
            environment.complain("MTA_STS_CA_FILE: \(file) cannot be read")
        }
        return GuardedFetch.Settings(allowedAddresses: allowed, connectTo: connectTo, caFile: file)
    }

    private static func pool(_ environment: inout Environment) -> PoolSettings {
        PoolSettings(
            socketPath: environment.optional("FASTCGI_SOCKET"),
            backlog: Int32(environment.number("FASTCGI_BACKLOG", default: 128, in: 1...4096)),
            processes: environment.number("FASTCGI_PROCESSES", default: 2, in: 1...64),
            threads: environment.number("FASTCGI_THREADS", default: 16, in: 1...256),
            drainSeconds: environment.number("FASTCGI_DRAIN_SECONDS", default: 20, in: 1...120),
            statusPort: statusPort(&environment))
    }

    private static func statusPort(_ environment: inout Environment) -> UInt16? {
        guard environment.optional("STATUS_PORT") != nil else { return nil }
        return UInt16(environment.number("STATUS_PORT", default: 0, in: 0...65535))
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
