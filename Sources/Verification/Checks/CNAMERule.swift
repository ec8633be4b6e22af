import Model

/// A host that should be an alias of ours (CNAME-1 … 3).
struct CNAMERule: RecordRule {
    let domain: String
    let owner: String
    let target: String

    var question: Question { Question(owner, .cname) }
    var shownQuestions: [Question] { [question, Question(owner, .a), Question(owner, .aaaa)] }

    /// Addresses behind an alias belong to its target.
    func concerns(_ record: ResourceRecord) -> Bool { record.owner == owner }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        let answer = try answers.answer(owner, .cname)
        if let found = answer.hosts.first { return try compare(found, answer, answers) }
        if answer.outcome == .nxdomain { return try missing(answers) }
        return try withoutAlias(answers)
    }

    private func compare(_ found: String, _ answer: Answer, _ answers: Answers) throws(Interruption) -> Verdict {
        if found == target { return Verdict(.ok) }
        if found.startsWith(target + ".") { return Verdict(.mismatch, [.cnameZoneAppended]) }
        if try answers.answer(owner, .a).chain.contains(target) { return Verdict(.ok, [.viaCNAME]) }
        let wildcard = try NameHints(domain: domain, answers: answers).wildcard(question, answer: answer)
        return Verdict(.mismatch, wildcard.union([.cnameTargetDiffers]))
    }

    /// Addresses of ours do the same work; anything else keeps an alias from being added (RFC 1034 section 3.6.2).
    private func withoutAlias(_ answers: Answers) throws(Interruption) -> Verdict {
        let neighbours = [Question(owner, .txt), Question(owner, .mx)]
        answers.want([Question(owner, .a), Question(owner, .aaaa), Question(target, .a), Question(target, .aaaa)])
        answers.want(neighbours)
        let found = try answers.addresses(owner)
        if !found.isEmpty {
            let ours = Set(try answers.addresses(target))
            if ours.isSuperset(of: found) { return Verdict(.ok, [.cnameFlattened]) }
            return Verdict(.conflict, try addressWildcard(answers).union([.cnameBlocked]))
        }
        for neighbour in neighbours where try !answers.outcome(neighbour.name, neighbour.type).records.isEmpty {
            return Verdict(.conflict, [.cnameBlocked])
        }
        return try missing(answers)
    }

    private func addressWildcard(_ answers: Answers) throws(Interruption) -> Set<CheckCode> {
        let hints = NameHints(domain: domain, answers: answers)
        let type: RecordType = try answers.answer(owner, .a).records.isEmpty ? .aaaa : .a
        return try hints.wildcard(Question(owner, type), answer: answers.answer(owner, type))
    }

    private func missing(_ answers: Answers) throws(Interruption) -> Verdict {
        let hints = NameHints(domain: domain, answers: answers)
        return .missing(try hints.doubled(question) { $0.hosts.contains(target) })
    }
}
