public import Upstreams
public import Verification

/// What all threads of a process share towards the outside.
public final class SharedUpstreams: Sendable {
    let stalwart: Gate
    let authentik: Gate
    let oidc: Gate
    let provider = ProviderCache()

    /// Creates the gates: at most half of the threads may wait for one upstream.
    public init(threads: Int) {
        let capacity = max(1, threads / 2)
        // Stalwart takes four requests of one account at a time and one of ours may be a worker's.
        stalwart = Gate(capacity: min(3, capacity))
        authentik = Gate(capacity: capacity)
        oidc = Gate(capacity: capacity)
    }
}

/// The outside as one thread sees it: clients that it owns, made of what the operator configured.
public final class Platform {
    public let settings: PlatformSettings
    public let oidc: OIDCClient
    /// nil: provisioning of mail is not enabled here.
    public let mail: (any MailDirectory)?
    /// nil: provisioning of identities is not enabled here.
    public let identities: (any IdentityDirectory)?
    public let verifier: Verifier
    public let policyFetch: GuardedFetch

    /// Creates the clients of one thread; `mail` takes the place of the configured one in tests.
    public init(
        _ settings: PlatformSettings, shared: SharedUpstreams, http: any HTTPClient, mail: (any MailDirectory)? = nil
    ) {
        self.settings = settings
        oidc = OIDCClient(http: http, gate: shared.oidc, settings: settings.oidc, cache: shared.provider)
        self.mail =
            mail
            ?? settings.mail.map {
                StalwartClient(http: http, gate: shared.stalwart, baseURL: $0.baseURL, credential: $0.credential)
            }
        identities = settings.signOn.map {
            AuthentikClient(http: http, gate: shared.authentik, baseURL: $0.baseURL, token: $0.token)
        }
        verifier = Verifier(settings: settings.verification)
        policyFetch = GuardedFetch(settings.policyFetch)
    }
}
