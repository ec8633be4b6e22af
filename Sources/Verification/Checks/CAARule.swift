import Model

/// Which authorities may issue certificates (RFC 8659, RFC 8657; CAA-1 … 5).
struct CAARule: RecordRule {
    struct Property: Hashable {
        let flags: Int
        let tag: String
        let value: String

        var isCritical: Bool { flags & 128 != 0 }
    }

    /// RFC 8659 section 4, RFC 9495, and the contact properties of the CA/Browser Forum.
    private static let knownTags: Set<String> = [
        "issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone",
    ]

    let owner: String
    let expected: [Property]

    var question: Question { Question(owner, .caa) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        guard let set = try relevantSet(answers) else { return Verdict(.missing, [.caaAbsent]) }
        let inherited: Set<CheckCode> = set.isInherited ? [.caaInherited] : []
        if set.properties.contains(where: { $0.isCritical && !Self.knownTags.contains($0.tag) }) {
            return Verdict(.conflict, inherited.union([.caaCriticalUnknown]))
        }
        let found = set.properties.filter { $0.tag == "issue" }.map { CAAIssuer($0.value) }
        if found.isEmpty { return Verdict(.missing, inherited.union([.caaAbsent])) }
        let verdicts = expected.filter { $0.tag == "issue" }.map { Self.judge(CAAIssuer($0.value), found) }
        let worst = Verdict(CheckStatus.worst(of: verdicts.map(\.status)), Set(verdicts.flatMap(\.codes)))
        if worst.status == .conflict { return worst.adding(inherited) }
        return worst.adding(inherited).adding(contactCodes(set.properties))
    }

    /// Climbs from the owner to the top; the first set counts (RFC 8659 section 3).
    private func relevantSet(
        _ answers: Answers
    ) throws(Interruption) -> (properties: [Property], isInherited: Bool)? {
        let labels = owner.pieces(separatedBy: ".")
        let names = labels.indices.map { labels[$0...].joined(separator: ".") }
        for name in names {
            let properties = Self.properties(try answers.answer(name, .caa))
            if !properties.isEmpty { return (properties, name != owner) }
            // Nothing at the owner: the parents go out together.
            answers.want(names.map { Question($0, .caa) })
        }
        return nil
    }

    private static func judge(_ wanted: CAAIssuer, _ found: [CAAIssuer]) -> Verdict {
        let ours = found.filter { $0.authority == wanted.authority }
        if ours.isEmpty { return Verdict(.conflict, [.caaForbids]) }
        if ours.contains(where: { $0.account == wanted.account }) { return Verdict(.ok) }
        return ours.contains { $0.account == nil }
            ? Verdict(.ok, [.caaLessStrict]) : Verdict(.mismatch, [.caaAccountDiffers])
    }

    private func contactCodes(_ properties: [Property]) -> Set<CheckCode> {
        let found = Set(properties.filter { $0.tag == "iodef" }.map(\.value.trimmed.lowercasedASCII))
        let wanted = expected.filter { $0.tag == "iodef" }.map(\.value.trimmed.lowercasedASCII)
        return found.isSuperset(of: wanted) ? [] : [.caaIodefDiffers]
    }

    private static func properties(_ answer: Answer) -> [Property] {
        answer.records.map(\.data).compactMap(Property.init)
    }
}

/// The value of an `issue` property: an authority and, maybe, an account (RFC 8657 section 3).
private struct CAAIssuer {
    let authority: String
    let account: String?

    init(_ value: String) {
        let parts = value.pieces(separatedBy: ";").map(\.trimmed)
        authority = parts[0].lowercasedASCII
        account = parts.dropFirst().compactMap(Self.accountURI).first
    }

    private static func accountURI(_ parameter: String) -> String? {
        let pair = parameter.pieces(separatedBy: "=")
        guard pair.count > 1, pair[0].trimmed.lowercasedASCII == "accounturi" else { return nil }
        return pair.dropFirst().joined(separator: "=").trimmed
    }
}

extension CAARule.Property {
    /// Nil for data of another type.
    init?(_ data: RecordData) {
        guard case .caa(let flags, let tag, let value) = data else { return nil }
        self.init(flags: flags, tag: tag, value: value)
    }
}
