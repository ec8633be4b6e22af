import Model

/// The DMARC policy (RFC 9989, RFC 9990; DMARC-1 … 11).
struct DMARCRule: RecordRule {
    let domain: String
    let wanted: DMARCPolicy
    let expected: DMARCRecord

    var question: Question { Question("_dmarc.\(domain)", .txt) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        let answer = try answers.answer(question.name, .txt)
        let records = answer.texts.compactMap(DMARCRecord.init)
        if records.count > 1 {
            return keeping(records, Verdict(.conflict, answer.aliasCodes.union([.dmarcMultiple])))
        }
        if let record = records.first {
            let own = DMARCTree.Found(domain: domain, record: record)
            return keeping(records, try compare(own, answers).adding(answer.aliasCodes))
        }
        let hints = NameHints(domain: domain, answers: answers)
        let wildcard = try hints.wildcard(question, answer: answer)
        if let text = answer.texts.first(where: DMARCRecord.isNearMiss) {
            let code = PasteDamage.code(of: text, isRight: DMARCRecord.isRecord) ?? .dmarcBadVersion
            return Verdict(.mismatch, answer.aliasCodes.union(wildcard).union([code]))
        }
        let unrelated: Set<CheckCode> = answer.texts.isEmpty ? [] : [.dmarcUnrelatedTXT]
        return try withoutRecord(hints).adding(answer.aliasCodes.union(wildcard).union(unrelated))
    }

    /// Proposes what keeps the published parts that are not ours.
    private func keeping(_ found: [DMARCRecord], _ verdict: Verdict) -> Verdict {
        var verdict = verdict
        verdict.proposal = DMARCMerge(expected, wanted: wanted, found: found).text.map {
            ProposedText(text: $0, isMerge: true)
        }
        return verdict
    }

    private func withoutRecord(_ hints: NameHints) throws(Interruption) -> Verdict {
        let apex = try hints.answers.outcome(domain, .txt).texts.contains(where: DMARCRecord.isRecord)
        let misplaced: Set<CheckCode> = apex ? [.dmarcAtApex] : []
        if let found = try DMARCTree(answers: hints.answers).inherited(by: domain) {
            return try compare(found, hints.answers).adding(misplaced.union([.dmarcInherited]))
        }
        let doubled = try hints.doubled(question) { $0.texts.contains(where: DMARCRecord.isRecord) }
        return .missing(misplaced.union(doubled))
    }

    private func compare(_ found: DMARCTree.Found, _ answers: Answers) throws(Interruption) -> Verdict {
        let record = found.record
        let addresses = record.reportAddresses
        var codes: Set<CheckCode> = []
        if let defect = record.defect {
            codes.insert(defect.code)
            if defect == .repeatedTag || addresses.isEmpty { return Verdict(.mismatch, codes) }
        }
        let isInherited = found.domain != domain
        let policy = record.policy(isInherited: isInherited)
        if record.isTest { codes.insert(.dmarcTestMode) }
        if record.isSampled { codes.insert(.dmarcPct) }
        if !isInherited, let subdomains = record.subdomainPolicy, subdomains < record.domainPolicy {
            codes.insert(.dmarcSPWeaker)
        }
        codes.formUnion(try reportCodes(found, addresses, answers))
        if policy < wanted { return Verdict(.mismatch, codes.union([.dmarcPolicyWeaker])) }
        return Verdict(.ok, policy > wanted ? codes.union([.dmarcPolicyStronger]) : codes)
    }

    private func reportCodes(
        _ found: DMARCTree.Found, _ addresses: [ReportAddress], _ answers: Answers
    ) throws(Interruption) -> Set<CheckCode> {
        if addresses.isEmpty { return [.dmarcNoRUA] }
        var codes: Set<CheckCode> = []
        if addresses.count < found.record.reportItems.count { codes.insert(.dmarcRUAInvalid) }
        if !Set(addresses).isSuperset(of: expected.reportAddresses) { codes.insert(.dmarcRUADiffers) }
        for host in Set(addresses.map(\.host)).sorted() {
            if try !agrees(host, toReportsOf: found.domain, answers) { codes.insert(.dmarcRUAUnauthorised) }
        }
        return codes
    }

    /// A receiver of another organization has to say that it wants the reports (RFC 9990 section 4).
    private func agrees(
        _ host: String, toReportsOf source: String, _ answers: Answers
    ) throws(Interruption) -> Bool {
        if host == source { return true }
        let tree = DMARCTree(answers: answers)
        do {
            if try tree.organisation(of: host) == tree.organisation(of: source) { return true }
            return try answers.answer("\(source)._report._dmarc.\(host)", .txt).texts.contains { text in
                text.trimmed.startsWith("v=DMARC1")
            }
        } catch {
            guard case .temporary = error else { throw error }
            // Not knowing is no reason for a warning.
            return true
        }
    }
}
