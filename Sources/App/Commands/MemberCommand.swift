import Foundation
import Handlers
import Model
import Persistence

/// `member create|list`: binds people who exist in Authentik.
enum MemberCommand {
    private static let usage = """
        usage: workplace member create --tenant SLUG --username NAME --role admin|member
               workplace member create --partner SLUG --username NAME --role owner|member
               workplace member list --tenant SLUG [--json]
        NAME is the person's user name in Authentik.
        """

    private struct Line: Encodable {
        let id: String
        let username: String
        let name: String
        let role: String
        let state: String
    }

    static func run(_ arguments: Arguments) throws -> Int32 {
        switch arguments.first {
        case "create": return try create(arguments.rest)
        case "list": return try list(arguments.rest)
        default: throw UsageError(usage)
        }
    }

    private static func create(_ arguments: Arguments) throws -> Int32 {
        let username = try arguments.required("username", usage).lowercased()
        let role = try arguments.required("role", usage)
        var session = try OperatorSession()
        let person = try PersonBinding.person(username, &session)
        if let slug = arguments.option("partner") {
            guard let role = PartnerRole(rawValue: role) else { throw UsageError(usage) }
            try PartnerRepository.setStaff(
                person.id, role: role, of: try session.partner(slug).id, in: &session.database)
        } else {
            guard let role = Role(rawValue: role) else { throw UsageError(usage) }
            try addMember(person, role, tenant: try session.tenant(try arguments.required("tenant", usage)), &session)
        }
        try Terminal.say(
            json: Line(
                id: person.id.description, username: username, name: person.displayName, role: role, state: "active"))
        return 0
    }

    private static func addMember(
        _ person: PersonRecord, _ role: Role, tenant: TenantRecord, _ session: inout OperatorSession
    ) throws {
        let key = session.configuration.platform.auditKey
        do {
            try session.database.transaction { (database: inout Connection) in
                let id = MembershipID.make(at: Date())
                try MembershipRepository.insertActive(
                    id, tenant: tenant.id, person: person.id, role: role, in: &database)
                let entry = AuditEntry(
                    actor: .commandLine, action: "member.created",
                    target: AuditTarget(kind: "member", id: id.ulid, name: person.signInName),
                    after: "{\"role\":\"\(role.rawValue)\"}")
                try AuditRepository.append(entry, tenant: tenant.id, signingWith: key, in: &database)
            }
        } catch let error as DatabaseError where error.constraint == "membership_tenant_person_unique" {
            throw UsageError("\(person.signInName) is a member of \(tenant.slug) already")
        }
    }

    private static func list(_ arguments: Arguments) throws -> Int32 {
        var session = try OperatorSession()
        let tenant = try session.tenant(try arguments.required("tenant", usage))
        let lines = try MembershipRepository.list(tenant: tenant.id, in: &session.database).map {
            Line(
                id: $0.id.description, username: $0.signInName, name: $0.displayName, role: $0.role.rawValue,
                state: $0.state)
        }
        if arguments.has("json") {
            try Terminal.say(json: lines)
        } else {
            for line in lines { Terminal.say("\(line.username)  \(line.role)  \(line.state)  \(line.name)") }
        }
        return 0
    }
}
