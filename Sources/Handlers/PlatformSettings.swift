public import Cryptography
public import Persistence
public import Upstreams
public import Verification

/// What the operator configured, as far as requests and jobs need it.
public struct PlatformSettings: Sendable {
    /// How Stalwart is reached.
    public struct Mail: Sendable {
        public var baseURL: String
        public var credential: StalwartCredential

        public init(baseURL: String, credential: StalwartCredential) {
            self.baseURL = baseURL
            self.credential = credential
        }
    }

    /// How Authentik's management is reached.
    public struct SignOn: Sendable {
        public var baseURL: String
        public var token: String

        public init(baseURL: String, token: String) {
            self.baseURL = baseURL
            self.token = token
        }
    }

    /// Address of the portal without a slash at the end.
    public var portalBaseURL: String
    public var database: DatabaseSettings
    /// Protects tokens at rest.
    public var sessionKeys: SealingKeys
    /// Signs the heads of the audit.
    public var auditKey: SigningKey
    public var oidc: OIDCSettings
    /// nil: provisioning of mail is not enabled here.
    public var mail: Mail?
    /// nil: provisioning of identities is not enabled here.
    public var signOn: SignOn?
    public var verification: VerificationSettings
    /// First label of the name at which ownership is proved.
    public var ownershipLabel: String
    /// Hosts that receive mail, in order of preference: shown before the mail system has been asked.
    public var mailHosts: [String]
    /// Addresses that send mail; empty takes those of the expected MX hosts.
    public var sendingAddresses: [String]
    public var watch: DomainWatchSettings
    /// How MTA-STS policy files are fetched.
    public var policyFetch: GuardedFetch.Settings
    /// Certificates to trust for upstreams instead of the system's.
    public var upstreamCAFile: String?

    public init(
        portalBaseURL: String, database: DatabaseSettings, sessionKeys: SealingKeys, auditKey: SigningKey,
        oidc: OIDCSettings, mail: Mail?, signOn: SignOn?, verification: VerificationSettings, ownershipLabel: String,
        mailHosts: [String], sendingAddresses: [String], watch: DomainWatchSettings,
        policyFetch: GuardedFetch.Settings = GuardedFetch.Settings(), upstreamCAFile: String?
    ) {
        self.portalBaseURL = portalBaseURL
        self.database = database
        self.sessionKeys = sessionKeys
        self.auditKey = auditKey
        self.oidc = oidc
        self.mail = mail
        self.signOn = signOn
        self.verification = verification
        self.ownershipLabel = ownershipLabel
        self.mailHosts = mailHosts
        self.sendingAddresses = sendingAddresses
        self.watch = watch
        self.policyFetch = policyFetch
        self.upstreamCAFile = upstreamCAFile
    }
}

/// How a domain is watched while its ownership is not proved.
public struct DomainWatchSettings: Sendable {
    /// Seconds after adding a domain until its challenge is looked for unasked. Public resolvers keep "does not exist"
    /// for long, so an early question harms; with resolvers of one's own it may be short.
    public var firstCheckSeconds: Int
    /// Seconds between checks of a pending domain in its first hours.
    public var pendingCheckSeconds: Int

    public init(firstCheckSeconds: Int = 600, pendingCheckSeconds: Int = 900) {
        self.firstCheckSeconds = firstCheckSeconds
        self.pendingCheckSeconds = pendingCheckSeconds
    }
}
