import Foundation
import Handlers
import Model
import Persistence
import Verification

/// `domain expected NAME`: what should be published, for scripts that publish.
enum DomainCommand {
    private static let usage = "usage: workplace domain expected NAME [--tenant SLUG]"

    private struct Expected: Encodable {
        let domain: String
        let tenant: TenantID
        let status: DomainStatus
        let records: [ExpectedRecord]
    }

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.first == "expected", let text = arguments.rest.first else { throw UsageError(usage) }
        let name: DomainName
        do {
            name = try DomainNames.canonical(text)
        } catch {
            throw UsageError("\(text) \(error.problems.map(\.detail).joined(separator: "; "))")
        }
        var session = try OperatorSession()
        let tenant = try arguments.option("tenant").map { try session.tenant($0).id }
        let domains = try DomainRepository.findAll(name: name, in: &session.database)
            .filter { tenant == nil || $0.tenant == tenant }
        guard !domains.isEmpty else { throw UsageError("nobody has added \(name.text)") }
        let label = session.configuration.platform.ownershipLabel
        try Terminal.say(json: domains.map { expected($0, label) })
        return 0
    }

    private static func expected(_ domain: DomainRecord, _ label: String) -> Expected {
        let challenge = RecordPreview.challenge(
            OwnershipChallenge(label: label, token: domain.challengeToken), for: domain.name, zoneApex: nil)
        let asked = (domain.report?.checks ?? []).filter { $0.kind != .ownership }.flatMap(\.records)
        return Expected(
            domain: domain.name.text, tenant: domain.tenant, status: domain.status, records: [challenge] + asked)
    }
}
