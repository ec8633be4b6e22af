import Model

/// Explanations for a record that is not where it should be (NAME-1, NAME-2). A hint never decides a verdict,
/// so a failing question is no hint.
struct NameHints {
    let domain: String
    let answers: Answers

    /// The name was typed in full into a form that appends the zone: what stands at `<owner>.<domain>`?
    func doubled(_ question: Question, fits: (Answer) -> Bool) throws(Interruption) -> Set<CheckCode> {
        let answer = try answers.outcome("\(question.name).\(domain)", question.type)
        guard answer.outcome == .answer, fits(answer) else { return [] }
        // A wildcard answers there as well; it says nothing about what was typed.
        let sibling = try answers.outcome("\(answers.siblingLabel).\(domain)", question.type)
        return sibling.contents == answer.contents ? [] : [.nameDoubled]
    }

    /// A wildcard answers in place of the record: does a random sibling give the same (RFC 4592)?
    func wildcard(_ question: Question, answer: Answer) throws(Interruption) -> Set<CheckCode> {
        guard !answer.records.isEmpty, question.name != domain, let dot = question.name.firstIndex(of: ".") else {
            return []
        }
        let sibling = try answers.outcome(answers.siblingLabel + question.name[dot...], question.type)
        return sibling.contents == answer.contents ? [.wildcardAnswer] : []
    }
}

extension Answer {
    /// The data alone, to compare answers of different names.
    var contents: Set<RecordData> { Set(records.map(\.data)) }

    /// The code of a TXT answer that was reached through an alias.
    var aliasCodes: Set<CheckCode> { chain.isEmpty ? [] : [.viaCNAME] }
}
