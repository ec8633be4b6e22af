extension Answer {
    /// Alias steps that are followed inside one answer.
    private static let maximumChain = 16
    /// Extended errors that mean broken DNSSEC (RFC 8914 section 4).
    private static let dnssecErrors: Set<Int> = [1, 2, 5, 6, 7, 8, 9, 10, 11, 12]

    /// Classifies a reply to a question.
    init(_ reply: ReplyPacket, to question: Question) {
        let (chain, records) = Self.follow(question, in: reply.answers)
        self.init(outcome: Self.outcome(reply, hasRecords: !records.isEmpty))
        self.chain = chain
        self.records = outcome == .answer ? records : []
        isAuthenticated = reply.isAuthenticated
        soa = (reply.answers + reply.authority).first { $0.type == .soa }
    }

    private static func outcome(_ reply: ReplyPacket, hasRecords: Bool) -> Outcome {
        switch reply.responseCode {
        case 0: hasRecords ? .answer : .noData
        case 3: .nxdomain
        case 5: .refused
        case 2 where reply.extendedError.map(dnssecErrors.contains) ?? false: .bogus
        default: .servfail
        }
    }

    /// Starts at the question, takes the wanted type, else one alias; stops at a loop.
    private static func follow(
        _ question: Question, in answers: [ResourceRecord]
    ) -> (chain: [String], records: [ResourceRecord]) {
        var name = question.name.lowercasedASCII
        var chain: [String] = []
        while true {
            let records = answers.filter { $0.owner == name && $0.type == question.type }
            if !records.isEmpty { return (chain, records) }
            let alias = answers.first { $0.owner == name && $0.type == .cname }
            guard let alias, case .host(let target) = alias.data, chain.count < maximumChain else { return (chain, []) }
            guard !chain.contains(target) else { return (chain, []) }
            chain.append(target)
            name = target
        }
    }
}
