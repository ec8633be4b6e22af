extension VerificationReport {
    /// All that a report says apart from times and remaining lives of answers: two reports with the same bytes tell people
    /// the same. Resolvers give the records of a set in any order.
    public var substance: [UInt8] {
        var text = Substance()
        text.add(domain.text, status.rawValue, zoneApex, provider?.id, provider?.name, provider?.apex)
        text.add(list: provider?.notes.map(\.rawValue) ?? [])
        text.add(list: codes.map(\.rawValue))
        for check in checks { check.add(to: &text) }
        return text.bytes
    }
}

extension RecordCheck {
    fileprivate func add(to text: inout Substance) {
        text.add(id, kind.rawValue, level.rawValue, status.rawValue, propagating ? "spreading" : nil)
        text.add(list: codes.map(\.rawValue))
        for record in records {
            text.add(record.type, record.name, record.relativeName, record.value, record.isMerge ? "merge" : nil)
        }
        text.add(list: found.map { "\($0.resolver) \($0.type) \($0.value)" }.sorted())
        text.add(authoritative?.nameServer, authoritative?.address)
        text.add(list: authoritative?.values.sorted() ?? [])
        guard let proposal else { return }
        text.add(list: [String(proposal.lookups)] + proposal.costlyTerms)
        text.add(list: proposal.droppedTerms)
    }
}
