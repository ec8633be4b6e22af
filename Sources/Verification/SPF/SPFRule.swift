import Model

/// Whether our hosts may send for the domain (RFC 7208; SPF-1 … 15).
struct SPFRule: RecordRule {
    let domain: String
    let owner: String
    let expected: SPFRecord
    let senders: SPFSenders
    /// The MX check of the domain; nil for the record of a host.
    let mx: MXRule?

    var question: Question { Question(owner, .txt) }

    /// The apex holds texts of many services.
    func concerns(_ record: ResourceRecord) -> Bool { SPFRecord.isNearMiss(record.data.text) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        senders.want(answers)
        let answer = try answers.answer(owner, .txt)
        let found = answer.texts.filter(SPFRecord.isRecord).map { SPFRecord($0) }
        var verdict: Verdict
        if mx != nil, !answer.chain.isEmpty {
            verdict = .apexAlias(hasRecords: !found.isEmpty)
        } else if found.count > 1 {
            verdict = Verdict(.conflict, [.spfMultiple])
        } else if let record = found.first {
            verdict = try judge(record, answers)
        } else {
            return try withoutRecord(answer, answers)
        }
        if mx == nil { verdict = verdict.adding(answer.aliasCodes) }
        return try proposing(verdict, found, answers)
    }

    private func withoutRecord(_ answer: Answer, _ answers: Answers) throws(Interruption) -> Verdict {
        let nearMisses = answer.texts.filter(SPFRecord.isNearMiss)
        if !nearMisses.isEmpty {
            let codes = nearMisses.map { PasteDamage.code(of: $0, isRight: SPFRecord.isRecord) ?? .spfBadVersion }
            let meant = nearMisses.map { SPFRecord(PasteDamage.repaired($0)) }
            return try proposing(Verdict(.mismatch, Set(codes)), meant, answers)
        }
        answers.want([Question(owner, .spf)])
        let doubled = try NameHints(domain: domain, answers: answers).doubled(question) {
            $0.texts.contains(where: SPFRecord.isRecord)
        }
        let hasOldType = try answers.outcome(owner, .spf).texts.contains(where: SPFRecord.isRecord)
        let verdict = Verdict.missing(doubled.union(hasOldType ? [.spfType99] : []))
        return try proposing(verdict.adding(mx == nil ? answer.aliasCodes : []), [], answers)
    }

    private func judge(_ record: SPFRecord, _ answers: Answers) throws(Interruption) -> Verdict {
        if !record.broken.isEmpty { return Verdict(.mismatch, [.spfSyntax]) }
        if record.all?.qualifier == .pass { return Verdict(.mismatch, [.spfPassAll]) }
        var cost = SPFCost(answers: answers)
        try cost.add(record, of: owner)
        switch try senders.test(record, of: owner, answers) {
        case .void(let reasons, let useless):
            return try proposing(Verdict(.mismatch, reasons), [record.removing(useless)], answers)
        case .temporary: return Verdict(.temporaryError, [.spfTemperror])
        case .passed(let passed, let tested):
            let codes = SPFStyle(record: record, expected: expected, lookups: cost.lookups).codes
            return try judge(record, passed, tested, codes, lookups: cost.lookups, answers)
        }
    }

    private func judge(
        _ record: SPFRecord, _ passed: Int, _ tested: Int, _ codes: Set<CheckCode>, lookups: Int, _ answers: Answers
    ) throws(Interruption) -> Verdict {
        let (wanted, listed) = (Set(expected.effective.map(\.normalised)), Set(record.effective.map(\.normalised)))
        // Without any address to test, the terms alone have to do.
        if tested > 0 ? passed == tested : listed.isSuperset(of: wanted) {
            var codes = codes
            if wanted != listed { codes.insert(.spfAuthorisedOtherwise) }
            if lookups > SPFEvaluation.maximumLookups { codes.insert(.spfLookupsWorstCase) }
            return Verdict(.ok, codes)
        }
        if wanted.contains("mx"), listed.isSuperset(of: wanted), try !isMXRight(answers) {
            return Verdict(.ok, codes.union([.spfDependsOnMX]))
        }
        return Verdict(.mismatch, codes.union([passed == 0 ? .spfNotAuthorised : .spfPartiallyAuthorised]))
    }

    private func isMXRight(_ answers: Answers) throws(Interruption) -> Bool {
        guard let mx else { return true }
        do {
            return try mx.judge(answers).status == .ok
        } catch {
            guard case .temporary = error else { throw error }
            return false
        }
    }

    private func proposing(
        _ verdict: Verdict, _ found: [SPFRecord], _ answers: Answers
    ) throws(Interruption) -> Verdict {
        guard verdict.status.isFailure, verdict.proposal == nil else { return verdict }
        let merge = SPFMerge(expected: expected, found: found)
        let record = SPFRecord(merge.text)
        var cost = SPFCost(answers: answers)
        try cost.add(record, of: owner)
        let costly = record.effective.filter(\.isCostly).map(\.text)
        let redirect = record.effectiveRedirect.map { ["redirect=\($0)"] } ?? []
        let total = SPFProposal(
            lookups: cost.lookups, costlyTerms: costly + redirect, droppedTerms: merge.droppedTerms)
        var verdict = verdict
        verdict.proposal = ProposedText(text: merge.text, isMerge: merge.isMerge, cost: total)
        return verdict
    }
}

/// Remarks on a record that works (SPF-4, 6, 10, 11, 15).
private struct SPFStyle {
    let record: SPFRecord
    let expected: SPFRecord
    let lookups: Int

    var codes: Set<CheckCode> {
        var codes: Set<CheckCode> = []
        switch record.all?.qualifier {
        case .softfail: if expected.all?.qualifier == .fail { codes.insert(.spfSoftfail) }
        case .neutral: codes.insert(.spfNeutralAll)
        case nil: if record.redirect == nil { codes.insert(.spfNeutralAll) }
        case .pass, .fail: break
        }
        if record.hasTermsAfterAll { codes.insert(.spfAfterAll) }
        if record.redirect != nil, record.all != nil { codes.insert(.spfRedirectIgnored) }
        if record.mechanisms.contains(where: \.isPtr) { codes.insert(.spfPtr) }
        if (SPFEvaluation.maximumLookups - 1...SPFEvaluation.maximumLookups).contains(lookups) {
            codes.insert(.spfNearLimit)
        }
        return codes
    }
}
