import Model

/// A TXT record with one right value (TXT-2).
struct ExactTextRule: RecordRule {
    let domain: String
    let owner: String
    let expected: String

    var question: Question { Question(owner, .txt) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        let answer = try answers.answer(owner, .txt)
        let hints = NameHints(domain: domain, answers: answers)
        if answer.texts.isEmpty {
            let doubled = try hints.doubled(question) { $0.texts.contains(where: isRight) }
            return .missing(answer.aliasCodes.union(doubled))
        }
        if answer.texts.contains(where: isRight) { return Verdict(.ok, answer.aliasCodes) }
        let damage = answer.texts.compactMap { PasteDamage.code(of: $0, isRight: isRight) }.first
        return Verdict(.mismatch, answer.aliasCodes.union([damage ?? .txtValueDiffers]))
            .adding(try hints.wildcard(question, answer: answer))
    }

    private func isRight(_ text: String) -> Bool {
        text.hasSameBytes(as: expected)
            || Self.normalised(text).elementsEqual(Self.normalised(expected)) { $0.hasSameBytes(as: $1) }
    }

    /// White space around semicolons and a final semicolon mean nothing.
    private static func normalised(_ text: String) -> [String] {
        // Leading white space is damage, not style: receivers compare from the first byte.
        var parts = text.pieces(separatedBy: ";").enumerated().map { index, part in
            index == 0 ? String(part.reversed().drop { $0 == " " || $0 == "\t" }.reversed()) : part.trimmed
        }
        if parts.last == "" { parts.removeLast() }
        return parts
    }
}
