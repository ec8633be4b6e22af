import Model

/// What one rule says on the answers of one resolver.
struct Verdict: Equatable {
    var status: CheckStatus
    var codes: Set<CheckCode>
    /// The value to publish, when the rule works one out.
    var proposal: ProposedText?

    init(_ status: CheckStatus, _ codes: Set<CheckCode> = [], proposal: ProposedText? = nil) {
        self.status = status
        self.codes = codes
        self.proposal = proposal
    }

    static func missing(_ codes: Set<CheckCode> = []) -> Verdict {
        Verdict(.missing, codes.union([.recordMissing]))
    }

    /// An alias on the bare domain hides or replaces every other record there (RFC 1034 section 3.6.2).
    static func apexAlias(hasRecords: Bool) -> Verdict {
        Verdict(.conflict, hasRecords ? [.apexCNAME] : [.apexCNAME, .recordMissing])
    }

    /// The same verdict with more codes.
    func adding(_ more: Set<CheckCode>) -> Verdict {
        Verdict(status, codes.union(more), proposal: proposal)
    }
}

/// A value to publish in place of ours alone.
struct ProposedText: Equatable {
    let text: String
    /// The value contains terms that were already published.
    let isMerge: Bool
    /// What an SPF record costs.
    var cost: SPFProposal?
}

/// The comparison of one record set; a pure function of the answers of one resolver.
protocol RecordRule {
    /// What is looked at first.
    var question: Question { get }
    /// Whose records are shown as found.
    var shownQuestions: [Question] { get }
    /// Tells whether a record has to do with the check.
    func concerns(_ record: ResourceRecord) -> Bool
    func judge(_ answers: Answers) throws(Interruption) -> Verdict
}

extension RecordRule {
    var shownQuestions: [Question] { [question] }

    func concerns(_ record: ResourceRecord) -> Bool { true }
}
