import Model

/// The checks of one domain on the answers of one resolver.
final class ResolverRun {
    let resolver: String
    let answers: Answers
    private let domain: String
    private let checks: [PlannedCheck]
    private var verdicts: [Verdict?]
    /// The questions of this round, and how many of them are not answered yet.
    private var round: [Question] = []
    private var open = 0
    /// What is asked first, worked out once for all resolvers; empty when it was asked, or is not known.
    private var opening: [Question]
    /// Nobody waits for an answer after this instant.
    var deadline = ContinuousClock.now
    private(set) var isOver = false
    /// What was asked, in this order.
    private(set) var asked: [Question] = []
    /// How often answers had to be waited for.
    private(set) var rounds = 0

    init(
        resolver: ResolverAddress, domain: String, checks: [PlannedCheck], maximumQueries: Int,
        opening: [Question] = []
    ) {
        self.resolver = resolver.description
        self.domain = domain
        self.checks = checks
        self.opening = opening
        answers = Answers(maximumQueries: maximumQueries)
        verdicts = Array(repeating: nil, count: checks.count)
    }

    /// Judges what can be judged now and gives the questions that are open then; none: the run is over.
    func nextQuestions() -> [Question] {
        let questions = opening.isEmpty ? openQuestions() : opening
        opening = []
        round = questions
        open = questions.count
        isOver = questions.isEmpty
        asked += questions
        if !isOver { rounds += 1 }
        return questions
    }

    /// What the checks cannot do without, on the answers so far.
    func openQuestions() -> [Question] {
        evaluate()
        return answers.takeWanted()
    }

    /// Notes the one answer to a question of this round, unless it comes too late.
    func take(_ answer: Answer, to question: Question) {
        guard !isOver else { return }
        answers.learn(question, answer)
        open -= 1
    }

    /// All questions of the round are answered.
    var mayGoOn: Bool { open == 0 && !isOver }

    /// Takes every question that is open, and those that follow, for unanswered.
    func giveUp() {
        while !isOver {
            for question in round where answers.knownAnswer(question) == nil { answers.learn(question, .timeout) }
            _ = nextQuestions()
        }
    }

    /// Judges what can be judged now; questions that are still open are noted in `answers`.
    private func evaluate() {
        answers.want([Question(domain, .soa)])
        for index in checks.indices where verdicts[index] == nil {
            do {
                verdicts[index] = try checks[index].rule.judge(answers)
            } catch {
                switch error {
                case .unanswered: continue
                case .temporary(let code): verdicts[index] = Verdict(.temporaryError, [code])
                }
            }
        }
        askForProvider()
    }

    /// Where something is to be published it helps to know at whose form people will sit.
    private func askForProvider() {
        guard let apex = zoneApex, verdicts.contains(where: { $0.map { $0.status != .ok } ?? false }) else { return }
        answers.want([Question(apex, .ns)])
    }

    /// The answer for the start of authority, which tells about the domain as a whole.
    var soa: Answer { answers.knownAnswer(Question(domain, .soa)) ?? .timeout }

    /// The zone that holds the domain, once known.
    private var zoneApex: String? {
        answers.knownAnswer(Question(domain, .soa)).flatMap { DomainFacts.apex($0, of: domain) }
    }

    /// The name servers of that zone.
    var nameServers: [String] {
        let records = zoneApex.flatMap { answers.knownAnswer(Question($0, .ns)) }?.records ?? []
        return records.compactMap { record in if case .host(let name) = record.data { name } else { nil } }
    }

    /// What this resolver contributes to a check.
    func contribution(_ index: Int) -> Contribution {
        let rule = checks[index].rule
        let answer = answers.knownAnswer(rule.question)
        let records = rule.shownQuestions.flatMap { answers.knownAnswer($0)?.records ?? [] }.filter(rule.concerns)
        return Contribution(
            verdict: verdicts[index] ?? Verdict(.temporaryError, [.dnsTimeout]),
            found: records.map {
                ObservedRecord(resolver: resolver, type: $0.type.name, value: $0.data.text, ttl: $0.ttl)
            },
            wait: answer?.wait, isAuthenticated: answer?.isAuthenticated ?? false)
    }
}

/// One resolver's part of a check.
struct Contribution {
    let verdict: Verdict
    let found: [ObservedRecord]
    let wait: CacheWait?
    let isAuthenticated: Bool
}
