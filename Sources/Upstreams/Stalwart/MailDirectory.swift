public import Model

/// A mail domain as the mail system knows it.
public struct MailDomain: Equatable, Sendable {
    /// Opaque id, lower-case letters and digits, sometimes digits only.
    public var id: String
    /// Canonical name.
    public var name: String
    /// Free text; ours carries the marker of the domain.
    public var description: String?

    /// Creates a value.
    public init(id: String, name: String, description: String?) {
        self.id = id
        self.name = name
        self.description = description
    }
}

/// A signing key of a mail domain.
public struct MailKey: Equatable, Sendable {
    public var selector: String
    /// Rotation stage: `active`, `pending`, `retiring`, `retired`, or one that a later version adds.
    public var stage: String

    /// Creates a value.
    public init(selector: String, stage: String) {
        self.selector = selector
        self.stage = stage
    }
}

/// The signing keys of a domain beside how many there will be.
public struct MailKeys: Equatable, Sendable {
    public var keys: [MailKey]
    /// One key for each algorithm; fewer means that the mail system still makes them.
    public var expectedCount: Int

    /// Creates a value.
    public init(keys: [MailKey], expectedCount: Int) {
        self.keys = keys
        self.expectedCount = expectedCount
    }

    /// Every key is there.
    public var isComplete: Bool { keys.count >= expectedCount }
}

/// Something in the mail system that uses a domain.
public struct MailReference: Codable, Equatable, Sendable {
    /// What it is.
    public enum Kind: String, Codable, Sendable {
        case account, group
        case mailingList = "mailing_list"
        /// The mail system itself: its default domain can never go.
        case platform
        /// Something that a later version of the mail system adds.
        case other
    }

    public var kind: Kind
    /// Its address, where it has one.
    public var address: String?

    /// Creates a value.
    public init(kind: Kind, address: String?) {
        self.kind = kind
        self.address = address
    }
}

/// What the product needs of the mail system for domains. A directory belongs to one thread.
public protocol MailDirectory: AnyObject {
    /// The domain of exactly this A-label name, or nil.
    func domain(named name: String) throws(UpstreamError) -> MailDomain?
    /// Makes sure that the domain exists and carries `marker`; one that exists without it is a `conflict`.
    ///
    /// Looks first, creates, and reads back, so that it may be called again after any failure.
    func ensureDomain(named name: String, marker: String) throws(UpstreamError) -> MailDomain
    /// The keys made so far.
    func keys(domainID: String) throws(UpstreamError) -> MailKeys
    /// The records that the mail system wants published, as zone text.
    func zoneText(domainID: String) throws(UpstreamError) -> String
    /// Destroys a domain that carries `marker`, its own signing keys first; gives what still uses the domain where
    /// something does, and then nothing was changed. A domain that is not there is gone.
    ///
    /// `id` is nil when the domain may have been created without our hearing of it; then it is looked for by name, and
    /// one without the marker is not ours and left alone.
    func removeDomain(id: String?, named name: String, marker: String) throws(UpstreamError) -> [MailReference]
    /// Gives a domain that carries `marker` another name; its id, its accounts and their mail stay.
    func renameDomain(id: String, marker: String, to name: String) throws(UpstreamError)
    /// What receivers reported about the mail of a domain, as far as reports are kept; a hundred of them at most.
    func reports(about name: String) throws(UpstreamError) -> [DMARCReport]
    /// Tells whether ordinary mailbox users can list all accounts of the server.
    func isListingOpen() throws(UpstreamError) -> Bool
    /// Takes that from them; nothing happens when it was done before.
    func closeListing() throws(UpstreamError)
    /// The permissions of our credential: proves that it works.
    func permissions() throws(UpstreamError) -> [String]
}
