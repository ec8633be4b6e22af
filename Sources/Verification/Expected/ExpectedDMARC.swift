import Model

/// The product's own DMARC policy in place of the mail server's, which is always `p=reject`.
enum ExpectedDMARC {
    /// The zone with the wanted policy; unchanged when the request names none.
    static func replaced(in zone: [ZoneRecord], _ request: VerificationRequest) -> [ZoneRecord] {
        guard let policy = request.dmarcPolicy else { return zone }
        let owner = "_dmarc.\(request.domain.text)"
        let isDMARC = { (record: ZoneRecord) in record.owner == owner && record.type == "TXT" }
        let reports = zone.first(where: isDMARC).flatMap { DMARCRecord($0.data.text) }?.reportItems ?? []
        return zone.filter { !isDMARC($0) } + [record(request.domain, policy, reports: reports)]
    }

    /// Reports go to the address that the mail server reads, unless others are given.
    static func record(_ domain: DomainName, _ policy: DMARCPolicy, reports: [String] = []) -> ZoneRecord {
        let addresses = reports.isEmpty ? ["mailto:postmaster@\(domain.text)"] : reports
        let text = "v=DMARC1; p=\(policy.rawValue); rua=\(addresses.joined(separator: ","))"
        return ZoneRecord(owner: "_dmarc.\(domain.text)", ttl: nil, type: "TXT", data: .text([text]))
    }
}
