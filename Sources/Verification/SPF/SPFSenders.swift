import Model

/// The addresses that have to be authorised.
struct SPFSenders {
    /// Outcome of the test over all addresses.
    enum Outcome {
        case passed(Int, of: Int)
        /// The record is void for receivers, for these reasons; the terms can never match.
        case void(Set<CheckCode>, uselessTerms: Set<String>)
        case temporary
    }

    /// Given addresses; empty takes those of the hosts.
    let addresses: [IPAddress]
    /// Expected MX hosts in order, or the host that sends for itself. They also give the HELO name.
    let hosts: [String]

    /// Names the questions about the hosts, so that they go out with the first burst.
    func want(_ answers: Answers) {
        answers.want(hosts.flatMap { [Question($0, .a), Question($0, .aaaa)] })
    }

    func test(_ record: SPFRecord, of domain: String, _ answers: Answers) throws(Interruption) -> Outcome {
        let senders = try senders(answers)
        var passed = 0
        var isTemporary = false
        var reasons: Set<CheckCode> = []
        var useless: Set<String> = []
        for (address, helo) in senders {
            let context = SPFMacro.Context(sender: address, senderDomain: domain, domain: domain, helo: helo)
            var evaluation = SPFEvaluation(answers: answers, context: context)
            do {
                if try evaluation.check(domain, record) == .pass { passed += 1 }
            } catch {
                switch error {
                case .permanent(let reason):
                    reasons.insert(reason)
                    if Self.isFinal(reason) { useless.insert(evaluation.term) }
                case .temporary: isTemporary = true
                case .unanswered: throw .unanswered
                }
            }
        }
        if isTemporary { return .temporary }
        return reasons.isEmpty ? .passed(passed, of: senders.count) : .void(reasons, uselessTerms: useless)
    }

    /// A permerror for every sender, not only for those that come this far.
    private static func isFinal(_ reason: CheckCode) -> Bool {
        reason == .spfIncludeNone || reason == .spfIncludeInvalid || reason == .spfLoop
    }

    /// Each address with the host that it belongs to.
    private func senders(_ answers: Answers) throws(Interruption) -> [(IPAddress, helo: String)] {
        var known: [(IPAddress, helo: String)] = []
        for host in hosts {
            let found = addresses.isEmpty ? try answers.addresses(host) : try knownAddresses(host, answers)
            known += found.map { ($0, host) }
        }
        if addresses.isEmpty { return known }
        return addresses.map { address in
            known.first { $0.0 == address } ?? (address, hosts.first ?? "")
        }
    }

    private func knownAddresses(_ host: String, _ answers: Answers) throws(Interruption) -> [IPAddress] {
        try answers.outcome(host, .a).addresses + answers.outcome(host, .aaaa).addresses
    }
}
