import Model

/// One record out of ours and what is published, so that others go on getting their reports.
struct DMARCMerge {
    /// Tags that we set ourselves, and those that RFC 9989 has removed (appendix A.6). `t=y` would take our policy back.
    private static let ownTags: Set<String> = ["v", "p", "rua", "t", "pct", "rf", "ri"]

    /// Nil when nothing that is published has to be kept.
    let text: String?

    init(_ expected: DMARCRecord, wanted: DMARCPolicy, found: [DMARCRecord]) {
        let ours = expected.reportItems
        var known = Set(expected.reportAddresses)
        let theirs = found.flatMap(\.reportItems).filter(\.isPrintable).filter { item in
            ReportAddress(item).map { known.insert($0).inserted } ?? false
        }
        let kept = Self.tags(found)
        guard !theirs.isEmpty || !kept.isEmpty else {
            text = nil
            return
        }
        // Whoever is stricter than asked has gone further up the ramp.
        let policy = found.map(\.domainPolicy).max().map { max($0, wanted) } ?? wanted
        let reports = ours + theirs
        let addresses = reports.isEmpty ? [] : ["rua=\(reports.joined(separator: ","))"]
        text = (["v=DMARC1", "p=\(policy.rawValue)"] + kept + addresses).joined(separator: "; ")
    }

    /// How mail is compared, what holds for subdomains, and where failures are reported.
    private static func tags(_ found: [DMARCRecord]) -> [String] {
        var known = ownTags
        return found.flatMap(\.usableTags).filter(\.value.isPrintable).filter { known.insert($0.name).inserted }.map {
            "\($0.name)=\($0.value)"
        }
    }
}

extension String {
    /// ASCII that can be seen, and blanks: anything else in a published record is damage that nobody should paste again.
    fileprivate var isPrintable: Bool {
        utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }
}
