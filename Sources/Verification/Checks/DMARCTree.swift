import Model

/// The DNS tree walk (RFC 9989 section 4.10).
struct DMARCTree {
    private static let maximumQueries = 8

    let answers: Answers

    /// A record and the domain that it belongs to.
    struct Found {
        let domain: String
        let record: DMARCRecord
    }

    /// The record that applies to a domain without one of its own.
    func inherited(by domain: String) throws(Interruption) -> Found? {
        let found = try walk(from: domain)
        let organisation = Self.organisation(of: domain, found)
        return found.first { $0.domain == organisation } ?? found.last
    }

    /// The organizational domain of a name: the name itself when nothing is found.
    func organisation(of domain: String) throws(Interruption) -> String {
        Self.organisation(of: domain, try walk(from: domain))
    }

    /// The single record at a name.
    func record(of domain: String) throws(Interruption) -> DMARCRecord? {
        let records = try answers.answer("_dmarc.\(domain)", .txt).texts.compactMap(DMARCRecord.init)
        return records.count == 1 ? records[0] : nil
    }

    /// The records on the way up, as far as the walk goes.
    private func walk(from domain: String) throws(Interruption) -> [Found] {
        let names = Self.names(from: domain)
        answers.want(names.map { Question("_dmarc.\($0)", .txt) })
        var found: [Found] = []
        for name in names {
            guard let record = try record(of: name) else { continue }
            found.append(Found(domain: name, record: record))
            if record.publicSuffixFlag == "n" || (record.publicSuffixFlag == "y" && name != domain) { break }
        }
        return found
    }

    private static func organisation(of domain: String, _ found: [Found]) -> String {
        guard let last = found.last else { return domain }
        guard last.record.publicSuffixFlag == "y", last.domain != domain else { return last.domain }
        // One label below the public suffix.
        let labels = domain.pieces(separatedBy: ".")
        return labels.suffix(last.domain.pieces(separatedBy: ".").count + 1).joined(separator: ".")
    }

    /// The name and its parents; a name of more than 8 labels jumps to 7.
    private static func names(from domain: String) -> [String] {
        let labels = domain.pieces(separatedBy: ".")
        let parents = (1...max(1, min(labels.count - 1, maximumQueries - 1))).reversed()
        return [domain] + (labels.count < 2 ? [] : parents.map { labels.suffix($0).joined(separator: ".") })
    }
}
