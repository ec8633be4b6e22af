import Model

/// Service records (RFC 2782, RFC 6186; SRV-1 … 3).
struct SRVRule: RecordRule {
    struct Target: Hashable {
        let priority: Int
        let weight: Int
        let port: Int
        let host: String

        func isSameService(as other: Target) -> Bool {
            port == other.port && host == other.host
        }
    }

    let domain: String
    let owner: String
    let expected: [Target]

    var question: Question { Question(owner, .srv) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        let found = Self.targets(try answers.answer(owner, .srv))
        if found.isEmpty {
            let hints = NameHints(domain: domain, answers: answers)
            let doubled = try hints.doubled(question) { !expected.allSatisfy(isAbsent(from: Self.targets($0))) }
            return .missing(doubled)
        }
        if found.contains(where: \.host.isEmpty) { return Verdict(.conflict, [.srvNotOffered]) }
        let absent = expected.filter(isAbsent(from: found))
        return absent.isEmpty ? present(found) : Verdict(.mismatch, [difference(absent, found)])
    }

    private func present(_ found: [Target]) -> Verdict {
        let ours = found.filter { !isAbsent(from: expected)($0) }
        let codes: Set<CheckCode> = Set(expected).isSubset(of: found) ? [] : [.srvWeightDiffers]
        let extras = found.filter(isAbsent(from: expected))
        guard !extras.isEmpty, let best = ours.map(\.priority).min() else { return Verdict(.ok, codes) }
        return extras.contains { $0.priority <= best }
            ? Verdict(.conflict, codes.union([.srvExtraPreferred]))
            : Verdict(.extra, codes.union([.srvExtra]))
    }

    private func difference(_ absent: [Target], _ found: [Target]) -> CheckCode {
        let hosts = Set(absent.map(\.host))
        if found.contains(where: { hosts.contains($0.host) }) { return .srvPortDiffers }
        let isAppended = found.contains { target in hosts.contains { target.host.startsWith($0 + ".") } }
        return isAppended ? .srvZoneAppended : .srvTargetDiffers
    }

    private func isAbsent(from targets: [Target]) -> (Target) -> Bool {
        { target in !targets.contains { $0.isSameService(as: target) } }
    }

    private static func targets(_ answer: Answer) -> [Target] {
        answer.records.map(\.data).compactMap(Target.init)
    }
}

extension SRVRule.Target {
    /// Nil for data of another type.
    init?(_ data: RecordData) {
        guard case .srv(let priority, let weight, let port, let host) = data else { return nil }
        self.init(priority: priority, weight: weight, port: port, host: host)
    }
}
