import Model

/// Why a rule cannot give its verdict.
enum Interruption: Error {
    /// An answer is not there yet: the rule runs again after the next round of questions.
    case unanswered
    /// The DNS failed for now.
    case temporary(CheckCode)
}

/// The answers of one resolver in one run. Rules are pure functions of them: a rule that needs an answer which
/// is not there names the question and stops, and all named questions are asked in one burst.
final class Answers {
    private var known: [Question: Answer] = [:]
    private var wanted: [Question] = []
    private let maximum: Int
    /// A label that nobody has published; the same during one run, so that a rule asks the same question again.
    let siblingLabel: String

    init(maximumQueries: Int) {
        maximum = maximumQueries
        siblingLabel = "zz-" + String(UInt64.random(in: 1 << 60 ... .max), radix: 36).prefix(8)
    }

    /// Any answer, a failure included.
    func outcome(_ name: String, _ type: RecordType) throws(Interruption) -> Answer {
        let question = Question(name, type)
        if let answer = known[question] { return answer }
        want(question)
        guard let answer = known[question] else { throw .unanswered }
        return answer
    }

    /// An answer that allows a verdict.
    func answer(_ name: String, _ type: RecordType) throws(Interruption) -> Answer {
        let answer = try outcome(name, type)
        if let code = answer.temporaryCode { throw .temporary(code) }
        return answer
    }

    /// A and AAAA records of a name.
    func addresses(_ name: String) throws(Interruption) -> [IPAddress] {
        want([Question(name, .a), Question(name, .aaaa)])
        return try answer(name, .a).addresses + answer(name, .aaaa).addresses
    }

    /// Names questions that will be needed, so that they go out together.
    func want(_ questions: [Question]) {
        questions.forEach(want)
    }

    /// The questions named since the last call.
    func takeWanted() -> [Question] {
        defer { wanted = [] }
        return wanted
    }

    /// The answer if it is there.
    func knownAnswer(_ question: Question) -> Answer? {
        known[question]
    }

    func learn(_ question: Question, _ answer: Answer) {
        known[question] = answer
    }

    private func want(_ question: Question) {
        guard known[question] == nil, !wanted.contains(question) else { return }
        if NameText.wire(question.name) == nil {
            known[question] = .impossible
        } else if known.count + wanted.count >= maximum {
            known[question] = .timeout
        } else {
            wanted.append(question)
        }
    }
}
