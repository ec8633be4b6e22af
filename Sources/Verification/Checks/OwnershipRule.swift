import Model

/// The ownership challenge (OWN-1, OWN-2, OWN-4).
struct OwnershipRule: RecordRule {
    let domain: String
    let challenge: OwnershipChallenge

    var question: Question { Question("\(challenge.label).\(domain)", .txt) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        if challenge.isExpired { return Verdict(.mismatch, [.ownExpired]) }
        let answer = try answers.answer(question.name, .txt)
        if answer.texts.contains(where: isToken) { return Verdict(.ok, answer.aliasCodes) }
        let hints = NameHints(domain: domain, answers: answers)
        if !answer.texts.isEmpty {
            return Verdict(.mismatch, answer.aliasCodes.union([.ownTokenDiffers]))
                .adding(try hints.wildcard(question, answer: answer))
        }
        answers.want([Question(domain, .txt)])
        let doubled = try hints.doubled(question) { $0.texts.contains(where: isToken) }
        let apex = try answers.outcome(domain, .txt).texts.contains(where: isToken)
        return .missing(answer.aliasCodes.union(doubled).union(apex ? [.ownAtApex] : []))
    }

    /// The token alone or as `token=<token>` before other words, with whatever a form put around it.
    private func isToken(_ text: String) -> Bool {
        let value = text.trimming { PasteDamage.isInvisible($0) || $0 == "\"" }
        let bare = value.startsWith("token=") ? String(value.dropFirst("token=".count)) : value
        let word = bare.unicodeScalars.prefix { !PasteDamage.isInvisible($0) }
        return String(word) == challenge.token
    }
}
