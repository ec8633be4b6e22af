/// What one check found out about one record set.
public enum CheckStatus: String, Codable, Sendable, CaseIterable {
    /// It does its job; it may carry warnings.
    case ok
    /// Nothing usable of this kind exists at this name.
    case missing
    /// There is something, but it does not do the job.
    case mismatch
    /// What is published breaks or blocks the right record.
    case conflict
    /// Ours works; something additional should be removed.
    case extra
    /// No verdict: the DNS did not answer properly.
    case temporaryError = "error-temporary"

    /// Tells whether the owner of the domain has to act.
    public var isFailure: Bool {
        self == .missing || self == .mismatch || self == .conflict
    }

    /// Our record works, whatever else there is.
    var isRight: Bool { self == .ok || self == .extra }
}

/// How much a check matters.
public enum CheckLevel: String, Codable, Sendable, CaseIterable {
    /// Decides the status of the domain.
    case required
    /// Should be right, never decides.
    case recommended
    /// Shown folded.
    case optional
}

/// The kind of record that a check looks at; the first part of its id.
public enum CheckKind: String, Codable, Sendable, CaseIterable {
    // Declared in the order in which checks are listed.
    /// The challenge that proves ownership.
    case ownership = "own"
    /// Hosts that take the mail.
    case mx
    /// Hosts that may send.
    case spf
    /// Keys that sign.
    case dkim
    /// What happens to mail that fails.
    case dmarc
    /// Hosts that mail programs ask for settings.
    case cname
    /// Services that mail programs look up.
    case srv
    /// Announcement of an MTA-STS policy.
    case mtasts
    /// Address for reports on TLS.
    case tlsrpt
    /// A TXT record with one right value.
    case txt
    /// Authorities that may issue certificates.
    case caa
    /// Certificates of hosts.
    case tlsa
}
