import Model

extension CheckBasis {
    /// What runs at each resolver rest on; nil when they did not ask the same, or the DNS failed somewhere.
    init?(_ request: VerificationRequest, _ runs: [ResolverRun], _ settings: VerificationSettings) {
        guard let asked = runs.first?.asked, runs.allSatisfy({ $0.asked == asked }) else { return nil }
        let questions = asked.map { "\($0.type.rawValue) \($0.name)" }.joined(separator: "\n")
        var substance = Substance()
        substance.add(settings.release, questions)
        request.add(to: &substance)
        for run in runs {
            substance.add(run.resolver)
            for question in asked {
                guard let answer = run.answers.knownAnswer(question), answer.temporaryCode == nil else { return nil }
                answer.add(to: &substance)
            }
        }
        self.init(questions: questions, substance: substance.bytes)
    }

    /// Reads the lines of `questions`.
    static func read(_ questions: String) -> [Question] {
        questions.pieces(separatedBy: "\n").compactMap { line in
            guard let space = line.firstIndex(of: " "), let number = UInt16(line[..<space]),
                let type = RecordType(rawValue: number)
            else { return nil }
            return Question(String(line[line.index(after: space)...]), type)
        }
    }
}

extension VerificationRequest {
    /// What changes the report of a verified domain: an earlier status does not (`DomainState.status`).
    fileprivate func add(to substance: inout Substance) {
        substance.add(domain.text, zoneText, isOwned ? "owned" : nil)
        substance.add(challenge?.label, challenge?.token, challenge?.isExpired == true ? "expired" : nil)
        substance.add(dmarcPolicy?.rawValue)
        substance.add(list: dkimStages.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.rawValue] })
        substance.add(list: sendingAddresses)
    }
}

extension Answer {
    /// Not the remaining lives, and not the order of the records in a set.
    fileprivate func add(to substance: inout Substance) {
        substance.add(outcome.rawValue, isAuthenticated ? "authenticated" : nil, soa?.owner)
        substance.add(list: chain)
        if records.count == 1 {
            records[0].add(to: &substance)
        } else {
            let sets = records.map { record in
                var substance = Substance()
                record.add(to: &substance)
                return substance.bytes
            }
            for bytes in sets.sorted(by: { $0.lexicographicallyPrecedes($1) }) { substance.add(bytes) }
        }
    }
}

extension ResourceRecord {
    fileprivate func add(to substance: inout Substance) {
        substance.add(owner)
        if case .text(let strings) = data { substance.add(list: strings) } else { substance.add(data.text) }
    }
}
