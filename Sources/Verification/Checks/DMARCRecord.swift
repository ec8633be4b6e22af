import Model

/// A DMARC policy record (RFC 9989 section 4.7).
struct DMARCRecord {
    enum Defect: Equatable {
        case repeatedTag, policyMissing, policyInvalid, subdomainPolicyInvalid

        var code: CheckCode {
            switch self {
            case .repeatedTag: .dmarcSyntax
            case .policyMissing: .dmarcPMissing
            case .policyInvalid: .dmarcPInvalid
            case .subdomainPolicyInvalid: .dmarcSPInvalid
            }
        }
    }

    private let tags: TagList

    /// Nil when the text does not begin with exactly `v=DMARC1` as its first tag; such text is no DMARC record.
    init?(_ text: String) {
        guard Self.isRecord(text) else { return nil }
        // Parts that are no tag are discarded (RFC 9989 section 4.7).
        tags = TagList(text)
    }

    static func isRecord(_ text: String) -> Bool {
        let pair = text.pieces(separatedBy: ";")[0].pieces(separatedBy: "=")
        guard let name = pair.first, name.startsWith("v") || name.startsWith("V") else { return false }
        return name.trimmed.lowercasedASCII == "v" && pair.count == 2 && pair[1].trimmed == "DMARC1"
    }

    /// Text that somebody meant as a DMARC record.
    static func isNearMiss(_ text: String) -> Bool {
        text.withoutWhitespace.lowercasedASCII.containsBytes("v=dmarc")
    }

    var defect: Defect? {
        if tags.hasRepeatedTag { return .repeatedTag }
        guard let policy = tags["p"] else { return .policyMissing }
        if Self.policy(policy) == nil { return .policyInvalid }
        let others = [tags["sp"], tags["np"]].compactMap { $0 }
        return others.contains { Self.policy($0) == nil } ? .subdomainPolicyInvalid : nil
    }

    /// The policy in force; a defective record with a report address counts as `none` (RFC 9989 section 4.10.1).
    func policy(isInherited: Bool) -> DMARCPolicy {
        guard defect == nil else { return .none }
        let policy = (isInherited ? subdomainPolicy : nil) ?? domainPolicy
        return isTest ? policy.weakened : policy
    }

    var domainPolicy: DMARCPolicy { tags["p"].flatMap(Self.policy) ?? .none }
    var subdomainPolicy: DMARCPolicy? { tags["sp"].flatMap(Self.policy) }
    var isTest: Bool { tags["t"]?.lowercasedASCII == "y" }
    var isSampled: Bool { tags["pct"].flatMap { Int($0) }.map { $0 < 100 } ?? false }
    /// `y` for a public suffix, `n` for an organizational domain, `u` (default) for neither.
    var publicSuffixFlag: String { tags["psd"]?.lowercasedASCII ?? "u" }

    /// The tags without policies for subdomains that nobody understands.
    var usableTags: [TagList.Tag] {
        tags.tags.filter { !["sp", "np"].contains($0.name) || Self.policy($0.value) != nil }
    }

    /// The items of the report address list.
    var reportItems: [String] {
        (tags["rua"] ?? "").pieces(separatedBy: ",").map(\.trimmed).filter { !$0.isEmpty }
    }

    /// The valid report addresses, `local@host` in lower case; a size suffix such as `!10m` is obsolete but legal.
    var reportAddresses: [ReportAddress] { reportItems.compactMap(ReportAddress.init) }

    private static func policy(_ text: String) -> DMARCPolicy? {
        DMARCPolicy(rawValue: text.lowercasedASCII)
    }
}

/// A `mailto:` address for aggregate reports.
struct ReportAddress: Hashable {
    let address: String
    let host: String

    init?(_ uri: String) {
        let uri = uri.lowercasedASCII
        guard uri.startsWith("mailto:") else { return nil }
        let address = uri.dropFirst("mailto:".count).prefix { $0 != "!" && $0 != "?" }
        let parts = String(address).pieces(separatedBy: "@")
        guard parts.count == 2, !parts[0].isEmpty, NameText.wire(parts[1]).map({ $0.count > 1 }) ?? false else {
            return nil
        }
        self.address = String(address)
        host = parts[1]
    }
}
