import Model

/// One record out of ours and what is published, so that the customer's other senders go on working (SPF-12).
struct SPFMerge {
    let text: String
    let isMerge: Bool
    let droppedTerms: [String]

    init(expected: SPFRecord, found: [SPFRecord]) {
        let found = found.sorted { $0.text < $1.text }
        let ours = expected.effective.map(\.text)
        var known = Set(expected.effective.map(\.normalised))
        let theirs = found.flatMap(\.effective).filter { known.insert($0.normalised).inserted }.map(\.text)
        let redirect = found.count == 1 ? found[0].effectiveRedirect : nil
        let end = redirect.map { "redirect=\($0)" } ?? Self.all(expected, found)
        text = (["v=spf1"] + ours + theirs + [end]).filter { !$0.isEmpty }.joined(separator: " ")
        isMerge = !theirs.isEmpty || redirect != nil
        droppedTerms = found.flatMap { $0.broken + $0.otherModifiers + Self.lostRedirect($0, kept: redirect) }
    }

    /// The softer of `~` and `-` among the published ends, else ours.
    private static func all(_ expected: SPFRecord, _ found: [SPFRecord]) -> String {
        let ends = found.compactMap(\.all?.qualifier)
        if ends.contains(.softfail) { return "~all" }
        return ends.contains(.fail) ? "-all" : expected.all?.text ?? ""
    }

    private static func lostRedirect(_ record: SPFRecord, kept: String?) -> [String] {
        guard kept == nil, let redirect = record.effectiveRedirect else { return [] }
        return ["redirect=\(redirect)"]
    }
}
