import FoundationEssentials
import Model
import Persistence
import Upstreams
import Verification

/// The MTA-STS policy files behind the records of domains, as senders would read them.
enum DomainPolicyFile {
    private static let path = "/.well-known/mta-sts.txt"
    /// Senders keep a policy for weeks, so that of a stable domain is read again once in one; a failure is looked at
    /// again soon.
    private static let freshSeconds: TimeInterval = 7 * 86400
    private static let retrySeconds: TimeInterval = 3600

    /// Reads those that are due, all at once, and stores what they say; forgets those that nothing announces any more.
    static func refresh(
        _ found: [(domain: DomainRecord, report: VerificationReport)], force: Bool, _ context: inout Context
    ) throws {
        let announced = found.filter { $0.report.announcesPolicyFile }
        for (domain, report) in found where domain.policyFile != nil && report.takesPolicyFileBack {
            try DomainRepository.setPolicyFile(nil, of: domain.id, tenant: domain.tenant, in: &context.database)
        }
        // A fetch that were cut short would blame the host for our haste.
        guard context.deadline.timeIntervalSinceNow > GuardedFetch.longestSeconds else { return }
        let due = announced.filter { force || isDue($0.domain) }
        for ((domain, _), file) in zip(due, read(due.map(\.report), context.platform)) {
            try DomainRepository.setPolicyFile(file, of: domain.id, tenant: domain.tenant, in: &context.database)
        }
    }

    static func isDue(_ domain: DomainRecord) -> Bool {
        guard let file = domain.policyFile, let readAt = domain.policyFileReadAt else { return true }
        return domain.now.timeIntervalSince(readAt) > (file.status == .ok ? freshSeconds : retrySeconds)
    }

    private static func read(_ reports: [VerificationReport], _ platform: Platform) -> [PolicyFile] {
        guard !reports.isEmpty else { return [] }
        let hosts = reports.map { "mta-sts.\($0.domain.text)" }
        let targets = zip(hosts, platform.verifier.addresses(of: hosts)).map { host, addresses in
            GuardedFetch.Target(host: host, path: path, addresses: addresses)
        }
        let answers = platform.policyFetch.getAll(targets, limit: MTASTSPolicy.maximumBytes)
        return zip(reports, answers).map { judge($1, expectedHosts: $0.expectedMailHosts) }
    }

    private static func judge(
        _ answer: Result<HTTPResponse, GuardedFetch.Failure>, expectedHosts: [String]
    ) -> PolicyFile {
        switch answer {
        case .success(let response):
            MTASTSPolicy(
                status: response.status, contentType: response.header("Content-Type") ?? "", body: response.body
            ).judge(expectedHosts: expectedHosts)
        case .failure(.addressRefused): PolicyFile(.mismatch, [.stsPolicyAddressRefused])
        case .failure(.untrusted): PolicyFile(.mismatch, [.stsPolicyTLS])
        case .failure(.tooLarge): PolicyFile(.mismatch, [.stsPolicyTooLarge])
        case .failure(.unreachable): PolicyFile(.mismatch, [.stsPolicyUnreachable])
        }
    }
}

extension VerificationReport {
    /// The host of the file leads to us, and the record that announces it is expected.
    fileprivate var announcesPolicyFile: Bool {
        checks.contains { $0.id == "cname:mta-sts" && $0.status == .ok } && checks.contains { $0.kind == .mtasts }
    }

    /// Not while the DNS only does not answer.
    fileprivate var takesPolicyFileBack: Bool {
        !announcesPolicyFile && !checks.contains { $0.id == "cname:mta-sts" && $0.status == .temporaryError }
    }

    fileprivate var expectedMailHosts: [String] {
        checks.first { $0.id == "mx:@" }?.records.compactMap { $0.fields?.target } ?? []
    }
}
