import Model

/// Turns expected records into checks, one per record set.
struct CheckPlan {
    private let request: VerificationRequest
    private let zone: [ZoneRecord]

    /// The checks in the order in which they are listed; only ownership without a zone.
    static func checks(_ zone: [ZoneRecord]?, _ request: VerificationRequest) -> [PlannedCheck] {
        let records = zone.map { ExpectedDMARC.replaced(in: $0, request) } ?? []
        let plan = CheckPlan(request: request, zone: records)
        let checks = Dictionary(grouping: plan.ownership + plan.mail + plan.texts + plan.services, by: \.kind)
        return CheckKind.allCases.flatMap { checks[$0] ?? [] }
    }

    private init(request: VerificationRequest, zone: [ZoneRecord]) {
        self.request = request
        self.zone = zone
    }

    private var domain: String { request.domain.text }

    private var ownership: [PlannedCheck] {
        guard let challenge = request.challenge else { return [] }
        let rule = OwnershipRule(domain: domain, challenge: challenge)
        return [
            PlannedCheck(
                kind: .ownership, level: request.isOwned ? .optional : .required, label: challenge.label, rule: rule,
                records: [challenge.record(for: request.domain)])
        ]
    }

    private var mail: [PlannedCheck] {
        let mx = zone.filter { $0.owner == domain && $0.type == "MX" }
        guard !mx.isEmpty else { return [] }
        return [PlannedCheck(kind: .mx, level: .required, label: "@", rule: mxRule, records: mx)]
    }

    private var mxRule: MXRule {
        var expected: [String: Int] = [:]
        for record in zone where record.owner == domain {
            if case .mx(let preference, let host) = record.data { expected[host] = preference }
        }
        return MXRule(domain: domain, expected: expected)
    }

    private var texts: [PlannedCheck] {
        zone.filter { $0.type == "TXT" }.map(textCheck)
    }

    private func textCheck(_ record: ZoneRecord) -> PlannedCheck {
        let (owner, text) = (record.owner, record.data.text)
        let label = RecordName(owner).checkLabel(in: request.domain)
        func check(_ kind: CheckKind, _ level: CheckLevel, _ rule: any RecordRule, _ label: String) -> PlannedCheck {
            PlannedCheck(kind: kind, level: level, label: label, rule: rule, records: [record])
        }
        if SPFRecord.isRecord(text) {
            return check(.spf, owner == domain ? .required : .optional, spfRule(owner, text), label)
        }
        if label.hasSuffix("._domainkey") {
            let selector = String(label.dropLast("._domainkey".count))
            let key = DKIMRecord(text)
            let rule = DKIMRule(domain: domain, owner: owner, expected: key)
            return check(.dkim, dkimLevel(selector, key), rule, selector)
        }
        if label == "_dmarc", let expected = DMARCRecord(text) {
            let wanted = request.dmarcPolicy ?? expected.domainPolicy
            return check(.dmarc, .required, DMARCRule(domain: domain, wanted: wanted, expected: expected), label)
        }
        if label == "_mta-sts" || label == "_smtp._tls" {
            let kind: VersionedTextRule.Kind = label == "_mta-sts" ? .mtaSTS : .tlsReports
            let rule = VersionedTextRule(kind: kind, domain: domain, owner: owner, expected: text)
            return check(label == "_mta-sts" ? .mtasts : .tlsrpt, .recommended, rule, label)
        }
        return check(.txt, .optional, ExactTextRule(domain: domain, owner: owner, expected: text), label)
    }

    /// A host below the domain sends for itself.
    private func spfRule(_ owner: String, _ text: String) -> SPFRule {
        let addresses = request.sendingAddresses.compactMap { IPAddress($0) }
        let isDomain = owner == domain
        let hosts = isDomain ? mxRule.expected.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key) : [owner]
        return SPFRule(
            domain: domain, owner: owner, expected: SPFRecord(text),
            senders: SPFSenders(addresses: isDomain ? addresses : [], hosts: hosts), mx: isDomain ? mxRule : nil)
    }

    private func dkimLevel(_ selector: String, _ key: DKIMRecord) -> CheckLevel {
        if request.dkimStages[selector]?.isLeaving ?? false { return .optional }
        // Receivers need one key that they can verify; not all know Ed25519 (RFC 8463).
        return key.type == "ed25519" ? .recommended : .required
    }

    private var services: [PlannedCheck] {
        ["CNAME", "SRV", "CAA", "TLSA"].flatMap { type in
            owners(of: type).compactMap { owner in
                serviceCheck(type, owner, zone.filter { $0.type == type && $0.owner == owner })
            }
        }
    }

    private func serviceCheck(_ type: String, _ owner: String, _ records: [ZoneRecord]) -> PlannedCheck? {
        let label = RecordName(owner).checkLabel(in: request.domain)
        let data = records.map(\.data)
        switch type {
        case "CNAME":
            guard case .host(let target) = data[0] else { return nil }
            let isUsual = ["mta-sts", "autoconfig", "autodiscover"].contains(label)
            let rule = CNAMERule(domain: domain, owner: owner, target: target)
            return PlannedCheck(
                kind: .cname, level: isUsual ? .recommended : .optional, label: label, rule: rule, records: records)
        case "SRV":
            let rule = SRVRule(domain: domain, owner: owner, expected: data.compactMap(SRVRule.Target.init))
            return PlannedCheck(kind: .srv, level: .recommended, label: label, rule: rule, records: records)
        case "CAA":
            let rule = CAARule(owner: owner, expected: data.compactMap(CAARule.Property.init))
            return PlannedCheck(kind: .caa, level: .optional, label: label, rule: rule, records: records)
        default:
            let rule = TLSARule(owner: owner, expected: Set(data))
            return PlannedCheck(kind: .tlsa, level: .optional, label: label, rule: rule, records: records)
        }
    }

    /// The owners of a type, each once, in order.
    private func owners(of type: String) -> [String] {
        var known: Set<String> = []
        return zone.filter { $0.type == type && known.insert($0.owner).inserted }.map(\.owner)
    }
}
