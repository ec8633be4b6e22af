/// Whether a domain may go to a stricter DMARC policy now (RFC 9989 section 7.4).
public enum DMARCRamp {
    /// What is known about the mail of the domain.
    public struct Facts: Sendable {
        /// The published policy; nil when there is none.
        public var published: DMARCPolicy?
        /// Status of the DKIM check.
        public var dkim: CheckStatus
        /// Status of the SPF check.
        public var spf: CheckStatus
        /// Days since the published policy is in place.
        public var daysAtPublished: Int
        /// Days for which reports exist.
        public var reportDays: Int
        /// Share of aligned mail in the reports, 0...1; nil when unknown.
        public var alignedShare: Double?
        /// Users post to mailing lists, as far as is known.
        public var postsToLists: Bool
        /// The admin says that the domain never sent mail before.
        public var isNewDomain: Bool

        /// Creates the facts of one domain.
        public init(
            published: DMARCPolicy?, dkim: CheckStatus, spf: CheckStatus, daysAtPublished: Int, reportDays: Int,
            alignedShare: Double?, postsToLists: Bool, isNewDomain: Bool
        ) {
            self.published = published
            self.dkim = dkim
            self.spf = spf
            self.daysAtPublished = daysAtPublished
            self.reportDays = reportDays
            self.alignedShare = alignedShare
            self.postsToLists = postsToLists
            self.isNewDomain = isNewDomain
        }
    }

    /// A reason to think twice.
    public enum Reason: String, Codable, Sendable {
        /// Mail would be refused for want of a signature.
        case dkimNotOk = "RAMP_DKIM_NOT_OK"
        /// Our senders are not authorised.
        case spfNotOk = "RAMP_SPF_NOT_OK"
        /// From `none` straight to `reject`.
        case skipsQuarantine = "RAMP_SKIPS_QUARANTINE"
        /// Fewer than 30 days at the published policy.
        case tooEarly = "RAMP_TOO_EARLY"
        /// Nobody has reported yet.
        case noReports = "RAMP_NO_REPORTS"
        /// Reports show mail that would be lost.
        case unalignedMail = "RAMP_UNALIGNED_MAIL"
        /// Lists change mail; `reject` loses what users post to them.
        case mailingLists = "RAMP_MAILING_LISTS"
    }

    /// The answer.
    public enum Decision: Equatable, Sendable {
        /// Nothing speaks against it.
        case allow
        /// The admin has to confirm, after reading the reasons.
        case confirm([Reason])
        /// It would lose mail.
        case block([Reason])
    }

    /// Decides whether the wanted policy may be set.
    public static func decide(wanted: DMARCPolicy, facts: Facts) -> Decision {
        let published = facts.published ?? DMARCPolicy.none
        if wanted <= published { return .allow }
        if facts.dkim != .ok { return .block([.dkimNotOk]) }
        var reasons: [Reason] = []
        if facts.spf != .ok { reasons.append(.spfNotOk) }
        if wanted == .reject && published == .none { reasons.append(.skipsQuarantine) }
        if !(facts.isNewDomain && wanted == .quarantine) { reasons += evidenceGaps(facts) }
        if wanted == .reject && facts.postsToLists { reasons.append(.mailingLists) }
        return reasons.isEmpty ? .allow : .confirm(reasons)
    }

    private static func evidenceGaps(_ facts: Facts) -> [Reason] {
        var reasons: [Reason] = []
        if facts.daysAtPublished < 30 { reasons.append(.tooEarly) }
        if facts.reportDays == 0 { reasons.append(.noReports) }
        if let share = facts.alignedShare, share < 0.98 { reasons.append(.unalignedMail) }
        return reasons
    }
}
