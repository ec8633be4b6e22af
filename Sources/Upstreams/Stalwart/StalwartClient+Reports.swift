public import Model

// The contract names the object and not its members; those are of the server's source (0.16, structs `DmarcReport` and
// `DmarcReportRecord`).
extension StalwartClient {
    public func reports(about name: String) throws(UpstreamError) -> [DMARCReport] {
        // Whatever mentions the words of the name is found; nothing finds a domain alone. A report can hold thousands of
        // lines, and more than one query gives would not change what they say.
        let ids = try query("x:DmarcExternalReport/query", ["text": .string(name)])
        guard !ids.isEmpty else { return [] }
        let answer = try calls.call("x:DmarcExternalReport/get", ["ids": .array(ids), "properties": ["report"]])
        return (answer["list"]?.array ?? []).compactMap { DMARCReport($0["report"], about: name) }
    }
}

extension DMARCReport {
    /// Nil for one about another domain.
    fileprivate init?(_ report: JSONValue?, about name: String) {
        guard let report, report["policyDomain"]?.string?.lowercased() == name,
            let day = report["dateRangeBegin"]?.string?.prefix(10)
        else { return nil }
        let records = report["records"]?.object?.values.map { ReportedMail($0) } ?? []
        self.init(
            day: String(day), messages: records.reduce(0) { $0 + $1.count },
            alignedMessages: records.reduce(0) { $0 + ($1.isAligned ? $1.count : 0) })
    }
}

/// A line of a report: mail from one address.
private struct ReportedMail {
    /// Anybody can send a report, so that a number may be of any size.
    private static let maximum = 1_000_000_000.0

    let count: Int
    let isAligned: Bool

    init(_ record: JSONValue) {
        let stated: Double = if case .number(let value)? = record["count"] { value } else { 0 }
        count = Int(min(max(stated, 0), Self.maximum))
        isAligned = record["evaluatedDkim"]?.string == "pass" || record["evaluatedSpf"]?.string == "pass"
    }
}
