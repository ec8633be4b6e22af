import Foundation
import Handlers
import Model
import Persistence

/// `tenant create|list`.
enum TenantCommand {
    private static let usage = """
        usage: workplace tenant create --slug SLUG --name NAME [--partner SLUG] [--seats N]
               workplace tenant list [--json]
        """

    private struct Line: Encodable {
        let id: TenantID
        let slug: String
        let name: String
        let seats: Int?
    }

    static func run(_ arguments: Arguments) throws -> Int32 {
        switch arguments.first {
        case "create": return try create(arguments.rest)
        case "list": return try list(arguments.rest)
        default: throw UsageError(usage)
        }
    }

    private static func create(_ arguments: Arguments) throws -> Int32 {
        let slug = try SlugOption.read(arguments, usage)
        let name = try arguments.required("name", usage)
        let seats = try arguments.option("seats").map { (text) throws(UsageError) in try number(text) }
        var session = try OperatorSession()
        let partner = try arguments.option("partner").map { try session.partner($0) }
        let tenant = TenantRecord(id: .make(at: Date()), slug: slug, name: name, partner: partner?.id, seats: seats)
        let key = session.configuration.platform.auditKey
        do {
            try session.database.transaction { (database: inout Connection) in
                try TenantRepository.insert(tenant, in: &database)
                let entry = AuditEntry(
                    actor: .commandLine, action: "tenant.created",
                    target: AuditTarget(kind: "tenant", id: tenant.id.ulid, name: slug))
                try AuditRepository.append(entry, tenant: tenant.id, signingWith: key, in: &database)
            }
        } catch let error as DatabaseError where error.constraint == "tenant_slug_unique" {
            throw UsageError("there is a tenant \(slug) already")
        }
        try Terminal.say(json: Line(id: tenant.id, slug: slug, name: name, seats: seats))
        return 0
    }

    private static func list(_ arguments: Arguments) throws -> Int32 {
        var session = try OperatorSession()
        let lines = try TenantRepository.list(in: &session.database).map {
            Line(id: $0.id, slug: $0.slug, name: $0.name, seats: $0.seats)
        }
        if arguments.has("json") {
            try Terminal.say(json: lines)
        } else {
            for line in lines { Terminal.say("\(line.slug)  \(line.name)") }
        }
        return 0
    }

    private static func number(_ text: String) throws(UsageError) -> Int {
        guard let number = Int(text), (1...1_000_000).contains(number) else {
            throw UsageError("--seats must be a number from 1 to 1000000")
        }
        return number
    }
}
