import Model

/// MX records (RFC 5321 section 5.1, RFC 2181 section 10.3, RFC 7505; MX-1 … MX-13).
struct MXRule: RecordRule {
    let domain: String
    /// Expected preference of each host.
    let expected: [String: Int]

    var question: Question { Question(domain, .mx) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        let answer = try answers.answer(domain, .mx)
        let found = Self.preferences(answer)
        if !answer.chain.isEmpty { return .apexAlias(hasRecords: !found.isEmpty) }
        if found.isEmpty { return try missing(answer, answers) }
        if found[""] != nil { return Verdict(.conflict, [found.count == 1 ? .mxNull : .mxNullMixed]) }
        return try compare(found, answers)
    }

    /// Without MX, senders deliver to the address of the domain (RFC 5321 section 5.1).
    private func missing(_ answer: Answer, _ answers: Answers) throws(Interruption) -> Verdict {
        if answer.outcome == .nxdomain { return .missing() }
        answers.want([Question(domain, .a), Question(domain, .aaaa)])
        let both = try [answers.outcome(domain, .a), answers.outcome(domain, .aaaa)]
        return .missing(both.allSatisfy(\.records.isEmpty) ? [] : [.mxImplicit])
    }

    private func compare(_ found: [String: Int], _ answers: Answers) throws(Interruption) -> Verdict {
        let ours = found.filter { expected[$0.key] != nil }
        let others = found.filter { expected[$0.key] == nil }
        let reasons = try ForeignMX(expected: Array(expected.keys), answers: answers).reasons(others.keys.sorted())
        guard let best = ours.values.min() else {
            let explained = reasons.subtracting([.mxTargetUnresolvable])
            return Verdict(.mismatch, explained.isEmpty ? reasons.union([.mxOtherProvider]) : explained)
        }
        var verdict = Verdict(.ok, reasons.union(orderCodes(ours)))
        if ours.count < expected.count { verdict = Verdict(.mismatch, verdict.codes.union([.mxPartial])) }
        if others.values.contains(where: { $0 > best }) {
            verdict = Verdict(.extra, verdict.codes.union([.mxExtraBackup]))
        }
        if others.values.contains(where: { $0 <= best }) {
            verdict = Verdict(.conflict, verdict.codes.union([.mxExtraPreferred]))
        }
        return verdict
    }

    /// Other numbers are fine as long as the order is kept.
    private func orderCodes(_ ours: [String: Int]) -> Set<CheckCode> {
        let pairs = ours.map { (expected: expected[$0.key] ?? 0, found: $0.value) }
        let isReordered = pairs.contains { first in
            pairs.contains { first.expected < $0.expected && first.found >= $0.found }
        }
        if isReordered { return [.mxOrderDiffers] }
        return pairs.contains { $0.expected != $0.found } ? [.mxPreferenceDiffers] : []
    }

    /// The lowest preference of each host.
    private static func preferences(_ answer: Answer) -> [String: Int] {
        var found: [String: Int] = [:]
        for record in answer.records {
            guard case .mx(let preference, let host) = record.data else { continue }
            found[host] = min(found[host] ?? preference, preference)
        }
        return found
    }
}

/// Why a host that is not ours stands among the MX records.
private struct ForeignMX {
    let expected: [String]
    let answers: Answers

    func reasons(_ hosts: [String]) throws(Interruption) -> Set<CheckCode> {
        answers.want((hosts.filter { nameReason($0) == nil } + (hosts.isEmpty ? [] : expected)).flatMap(Self.questions))
        var reasons: Set<CheckCode> = []
        for host in hosts {
            if let reason = nameReason(host) {
                reasons.insert(reason)
            } else if let reason = try addressReason(host) {
                reasons.insert(reason)
            }
        }
        return reasons
    }

    private func nameReason(_ host: String) -> CheckCode? {
        if IPAddress(host) != nil { return .mxTargetIP }
        return expected.contains { host.startsWith($0 + ".") } ? .mxZoneAppended : nil
    }

    private func addressReason(_ host: String) throws(Interruption) -> CheckCode? {
        let both = try [answers.outcome(host, .a), answers.outcome(host, .aaaa)]
        if both.contains(where: { !$0.chain.isEmpty }) { return .mxTargetCNAME }
        if both.allSatisfy(\.isVoid) { return .mxTargetUnresolvable }
        var ours: Set<IPAddress> = []
        for host in expected {
            ours.formUnion(try answers.outcome(host, .a).addresses + answers.outcome(host, .aaaa).addresses)
        }
        return both.contains { !ours.isDisjoint(with: $0.addresses) } ? .mxVanityHost : nil
    }

    private static func questions(_ host: String) -> [Question] {
        [Question(host, .a), Question(host, .aaaa)]
    }
}
