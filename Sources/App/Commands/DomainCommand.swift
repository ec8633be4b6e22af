import Foundation
import Handlers
import Model
import Persistence
import Verification

/// `domain expected|claims|decide`: what should be published, for scripts that publish; who claims a name; and the end
/// of a dispute.
enum DomainCommand {
    private static let usage = """
        usage: workplace domain expected NAME [--tenant SLUG]
               workplace domain claims NAME
               workplace domain decide NAME --tenant SLUG
        """

    private struct Expected: Encodable {
        let domain: String
        let tenant: TenantID
        let status: DomainStatus
        let records: [ExpectedRecord]
    }

    private struct Claim: Encodable {
        let tenant: String
        let status: DomainStatus
        let isOwner: Bool
        let contest: String?
        let since: Date?
    }

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard let text = arguments.rest.first else { throw UsageError(usage) }
        let name = try canonical(text)
        switch arguments.first {
        case "expected": try tellExpected(name, arguments)
        case "claims": try tellClaims(name)
        case "decide": try decide(name, arguments)
        default: throw UsageError(usage)
        }
        return 0
    }

    private static func canonical(_ text: String) throws(UsageError) -> DomainName {
        do {
            return try DomainNames.canonical(text)
        } catch {
            throw UsageError("\(text) \(error.problems.map(\.detail).joined(separator: "; "))")
        }
    }

    private static func tellExpected(_ name: DomainName, _ arguments: Arguments) throws {
        var session = try OperatorSession()
        let tenant = try arguments.option("tenant").map { try session.tenant($0).id }
        let domains = try claims(on: name, &session).filter { tenant == nil || $0.tenant == tenant }
        let label = session.configuration.platform.ownershipLabel
        try Terminal.say(json: domains.map { try expected($0, label) })
    }

    private static func tellClaims(_ name: DomainName) throws {
        var session = try OperatorSession()
        let tenants = try TenantRepository.list(in: &session.database)
        let found = try claims(on: name, &session).map { domain in
            Claim(
                tenant: tenants.first { $0.id == domain.tenant }?.slug ?? "\(domain.tenant)", status: domain.status,
                isOwner: domain.isOwned, contest: domain.contest?.kind.rawValue, since: domain.contest?.since)
        }
        try Terminal.say(json: found)
    }

    private static func decide(_ name: DomainName, _ arguments: Arguments) throws {
        guard let slug = arguments.option("tenant") else { throw UsageError(usage) }
        var session = try OperatorSession()
        let tenant = try session.tenant(slug)
        let isDecided = try DomainDispute.decide(
            name, for: tenant.id, session.platform(), in: &session.database)
        guard isDecided else { throw UsageError("\(slug) is no side of a dispute about \(name.text)") }
        Terminal.say("\(name.text) belongs to \(slug)")
    }

    private static func claims(
        on name: DomainName, _ session: inout OperatorSession
    ) throws -> [DomainRecord] {
        let domains = try DomainRepository.findAll(name: name, in: &session.database)
        guard !domains.isEmpty else { throw UsageError("nobody has added \(name.text)") }
        return domains
    }

    private static func expected(_ domain: DomainRecord, _ label: String) throws -> Expected {
        let challenge = RecordPreview.challenge(
            OwnershipChallenge(label: label, token: domain.challengeToken), for: domain.name, zoneApex: nil)
        let asked = (try domain.report()?.checks ?? []).filter { $0.kind != .ownership }.flatMap(\.records)
        return Expected(
            domain: domain.name.text, tenant: domain.tenant, status: domain.status, records: [challenge] + asked)
    }
}
