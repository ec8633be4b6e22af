import Model

/// MTA-STS (RFC 8461 section 3.1) and TLS reporting (RFC 8460 section 3): one TXT record that begins with a
/// version and holds one tag that matters (STS-1 … 3, TLSRPT-1, 2).
struct VersionedTextRule: RecordRule {
    enum Kind {
        case mtaSTS, tlsReports

        var version: String { self == .mtaSTS ? "v=STSv1;" : "v=TLSRPTv1;" }
        var multiple: CheckCode { self == .mtaSTS ? .stsMultiple : .tlsrptMultiple }
        var syntax: CheckCode { self == .mtaSTS ? .stsSyntax : .tlsrptSyntax }
        var differs: CheckCode { self == .mtaSTS ? .stsIdDiffers : .tlsrptRUADiffers }
    }

    let kind: Kind
    let domain: String
    let owner: String
    let expected: String

    var question: Question { Question(owner, .txt) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        let answer = try answers.answer(owner, .txt)
        let records = answer.texts.filter(isRecord)
        if records.count > 1 { return Verdict(.conflict, answer.aliasCodes.union([kind.multiple])) }
        if let record = records.first { return compare(record).adding(answer.aliasCodes) }
        let hints = NameHints(domain: domain, answers: answers)
        let wildcard = try hints.wildcard(question, answer: answer)
        if let code = answer.texts.compactMap(nearMiss).first {
            return Verdict(.mismatch, answer.aliasCodes.union(wildcard).union([code]))
        }
        let doubled = try hints.doubled(question) { $0.texts.contains(where: isRecord) }
        return .missing(answer.aliasCodes.union(wildcard).union(doubled))
    }

    private func isRecord(_ text: String) -> Bool {
        text.startsWith(kind.version)
    }

    private func nearMiss(_ text: String) -> CheckCode? {
        let version = String(kind.version.lowercasedASCII.dropLast())
        guard text.withoutWhitespace.lowercasedASCII.containsBytes(version) else { return nil }
        return PasteDamage.code(of: text, isRight: isRecord) ?? kind.syntax
    }

    private func compare(_ record: String) -> Verdict {
        let (found, wanted) = (TagList(record), TagList(expected))
        let isRight: Bool
        switch kind {
        case .mtaSTS:
            guard let id = found["id"], Self.isPolicyID(id) else { return Verdict(.mismatch, [kind.syntax]) }
            isRight = id == wanted["id"]
        case .tlsReports:
            let addresses = Self.addresses(found["rua"])
            guard !addresses.isEmpty, addresses.allSatisfy(Self.isReportAddress) else {
                return Verdict(.mismatch, [kind.syntax])
            }
            isRight = Set(addresses).isSuperset(of: Self.addresses(wanted["rua"]))
        }
        return isRight ? Verdict(.ok) : Verdict(.mismatch, [kind.differs])
    }

    private static func isPolicyID(_ id: String) -> Bool {
        (1...32).contains(id.utf8.count)
            && id.lowercasedASCII.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
    }

    private static func addresses(_ list: String?) -> [String] {
        guard let list, !list.isEmpty else { return [] }
        return list.pieces(separatedBy: ",").map(\.trimmed.lowercasedASCII)
    }

    private static func isReportAddress(_ address: String) -> Bool {
        address.startsWith("mailto:") || address.startsWith("https:")
    }
}
