import Model

/// DKIM keys (RFC 6376 sections 3.2 and 3.6, RFC 8301, RFC 8463; DKIM-1 … 12).
struct DKIMRule: RecordRule {
    let domain: String
    let owner: String
    let expected: DKIMRecord

    var question: Question { Question(owner, .txt) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        let answer = try answers.answer(owner, .txt)
        let hints = NameHints(domain: domain, answers: answers)
        guard let text = answer.texts.first, answer.texts.count == 1 else {
            return answer.texts.isEmpty
                ? .missing(answer.aliasCodes.union(try doubled(hints)))
                : Verdict(.conflict, answer.aliasCodes.union([.dkimMultiple]))
        }
        // Nearly always so, and a key is too long to be taken apart for nothing.
        let isAsExpected = text.hasSameBytes(as: expected.text)
        guard isAsExpected || DKIMRecord.isCandidate(text) else {
            let wildcard = try hints.wildcard(question, answer: answer)
            return .missing(answer.aliasCodes.union(wildcard).union(try doubled(hints)))
        }
        let verdict = compare(isAsExpected ? expected : DKIMRecord(text)).adding(answer.aliasCodes)
        return verdict.status == .ok ? verdict : verdict.adding(try hints.wildcard(question, answer: answer))
    }

    private func doubled(_ hints: NameHints) throws(Interruption) -> Set<CheckCode> {
        try hints.doubled(question) { $0.texts.contains(where: DKIMRecord.isCandidate) }
    }

    private func compare(_ found: DKIMRecord) -> Verdict {
        if found.isCutOff(from: expected) { return Verdict(.mismatch, [.dkimTruncated]) }
        if !found.isValid { return Verdict(.mismatch, found.damage.union([.dkimSyntax])) }
        if found.isRevoked { return Verdict(.mismatch, [.dkimRevoked]) }
        if found.key != expected.key { return Verdict(.mismatch, found.weakness.union([.dkimKeyDiffers])) }
        let exclusions = found.exclusions(expectedType: expected.type)
        return Verdict(exclusions.isEmpty ? .ok : .mismatch, exclusions.union(found.flags))
    }
}
