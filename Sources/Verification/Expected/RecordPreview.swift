public import Model

/// Records that are known before the mail server has made its keys.
public enum RecordPreview {
    /// The record that proves ownership.
    public static func challenge(
        _ challenge: OwnershipChallenge, for domain: DomainName, zoneApex: String?
    ) -> ExpectedRecord {
        ExpectedRecord(challenge.record(for: domain), zone: zoneApex ?? domain.text)
    }

    /// MX, SPF and DMARC as they will be asked for later; the hosts in order of preference.
    public static func mail(
        for domain: DomainName, mailHosts: [String], policy: DMARCPolicy, zoneApex: String?
    ) -> [ExpectedRecord] {
        let mx = mailHosts.enumerated().map { index, host in
            ZoneRecord(owner: domain.text, ttl: nil, type: "MX", data: .mx(preference: 10 * (index + 1), host: host))
        }
        let spf = ZoneRecord(owner: domain.text, ttl: nil, type: "TXT", data: .text(["v=spf1 mx -all"]))
        let records = mx + [spf, ExpectedDMARC.record(domain, policy)]
        return records.map { ExpectedRecord($0, zone: zoneApex ?? domain.text) }
    }
}

extension OwnershipChallenge {
    /// The record that holds the token.
    func record(for domain: DomainName) -> ZoneRecord {
        ZoneRecord(owner: "\(label).\(domain.text)", ttl: nil, type: "TXT", data: .text(["token=\(token)"]))
    }
}
