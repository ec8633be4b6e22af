import Model

/// The look-ups of a record at worst: every term up to the first `all`, in every record of the tree.
struct SPFCost {
    let answers: Answers
    private(set) var lookups = 0
    private var stack: [String] = []

    init(answers: Answers) {
        self.answers = answers
    }

    /// Adds the look-ups of a record; stops a little above the limit, since more is not worth knowing.
    mutating func add(_ record: SPFRecord, of domain: String) throws(Interruption) {
        guard !stack.contains(domain) else { return }
        stack.append(domain)
        let targets = Self.targets(record)
        answers.want(targets.prefix(Self.enough).map { Question($0, .txt) })
        for mechanism in record.effective where mechanism.isCostly {
            lookups += 1
            if case .include(let name) = mechanism.kind { try descend(name) }
        }
        if let redirect = record.effectiveRedirect {
            lookups += 1
            try descend(redirect)
        }
        stack.removeLast()
    }

    private static let enough = 2 * SPFEvaluation.maximumLookups

    private mutating func descend(_ name: String) throws(Interruption) {
        // A name with macros depends on the mail; what it includes cannot be counted.
        guard lookups < Self.enough, !name.contains("%") else { return }
        let target = SPFMacro.plain(name)
        let texts = try answers.outcome(target, .txt).texts.filter(SPFRecord.isRecord)
        if let text = texts.first, texts.count == 1 { try add(SPFRecord(text), of: target) }
    }

    private static func targets(_ record: SPFRecord) -> [String] {
        let includes = record.effective.compactMap { if case .include(let name) = $0.kind { name } else { nil } }
        let redirect = record.effectiveRedirect.map { [$0] } ?? []
        return (includes + redirect).filter { !$0.contains("%") }.map(SPFMacro.plain)
    }
}

extension SPFMacro {
    /// A name without macros in the form in which it is asked for.
    static func plain(_ name: String) -> String {
        let lower = name.lowercasedASCII
        return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    }
}
