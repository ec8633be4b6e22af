import Model

/// Asks the name servers of a zone for what the resolvers do not see yet (contract section 4.7).
///
/// The servers are the customer's choice: only public addresses are asked, and none of ours.
struct AuthoritativeView {
    private static let maximumServers = 4

    private let verifier: Verifier
    private let run: DomainRun
    private let servers: [(name: String, address: ResolverAddress, ip: String)]

    /// Nil where there is nobody to ask.
    init?(_ verifier: Verifier, _ run: DomainRun) {
        let names = run.runs.map(\.nameServers).first { !$0.isEmpty } ?? []
        let some = Array(names.sorted().prefix(Self.maximumServers))
        let settings = verifier.settings
        let found = zip(some, verifier.addresses(of: some)).flatMap { name, addresses in
            addresses.filter { Self.mayAsk($0, run.request, settings) }.compactMap { text in
                let shown = text.contains(":") ? "[\(text)]" : text
                return ResolverAddress("\(shown):\(settings.nameServerPort)").map { (name, $0, text) }
            }
        }.filter { !settings.resolvers.contains($0.1) }
        guard !found.isEmpty else { return nil }
        self.verifier = verifier
        self.run = run
        servers = Array(found.prefix(Self.maximumServers))
    }

    private static func mayAsk(_ text: String, _ request: VerificationRequest, _ settings: VerificationSettings) -> Bool
    {
        guard let address = IPAddress(text), settings.mayAsk(address) else { return false }
        return !request.sendingAddresses.contains(text)
    }

    /// The report with what the servers give for each check that is missing.
    func added(to report: VerificationReport) -> VerificationReport {
        let missing = report.checks.indices.filter { report.checks[$0].status == .missing }
        let questions = missing.map { run.checks[$0].rule.question }
        let runs = ask(questions)
        var report = report
        for (index, question) in zip(missing, questions) {
            report.checks[index].authoritative = answer(to: question, concerning: run.checks[index].rule, runs)
        }
        return report
    }

    private func ask(_ questions: [Question]) -> [ResolverRun] {
        let checks = questions.map { question in
            PlannedCheck(
                kind: .txt, level: .optional, label: question.name, rule: QuestionRule(question: question), records: [])
        }
        let settings = verifier.settings.asking(servers.map(\.address))
        let runs = servers.map { server in
            ResolverRun(
                resolver: server.address, domain: run.request.domain.text, checks: checks,
                maximumQueries: settings.maximumQueries)
        }
        AresResolver(settings: settings, runs: runs.map { [$0] }).complete()
        return runs
    }

    private func answer(
        to question: Question, concerning rule: any RecordRule, _ runs: [ResolverRun]
    ) -> AuthoritativeAnswer? {
        for (server, run) in zip(servers, runs) {
            let records = (run.answers.knownAnswer(question)?.records ?? []).filter(rule.concerns)
            guard !records.isEmpty else { continue }
            return AuthoritativeAnswer(
                nameServer: server.name, address: server.ip, values: records.map(\.data.text))
        }
        return nil
    }
}

/// Asks one question; there is no verdict on the answer.
private struct QuestionRule: RecordRule {
    let question: Question

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        _ = try answers.outcome(question.name, question.type)
        return Verdict(.ok)
    }
}
