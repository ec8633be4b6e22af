import Foundation
import Model
import Persistence

/// `partner create|list`.
enum PartnerCommand {
    private static let usage = """
        usage: workplace partner create --slug SLUG --name NAME
               workplace partner list [--json]
        """

    private struct Line: Encodable {
        let id: PartnerID
        let slug: String
        let name: String
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
        let partner = PartnerRecord(id: .make(at: Date()), slug: slug, name: try arguments.required("name", usage))
        var session = try OperatorSession()
        do {
            try PartnerRepository.insert(partner, in: &session.database)
        } catch {
            guard error.constraint == "partner_slug_unique" else { throw error }
            throw UsageError("there is a partner \(slug) already")
        }
        try Terminal.say(json: Line(id: partner.id, slug: partner.slug, name: partner.name))
        return 0
    }

    private static func list(_ arguments: Arguments) throws -> Int32 {
        var session = try OperatorSession()
        let lines = try PartnerRepository.list(in: &session.database).map {
            Line(id: $0.id, slug: $0.slug, name: $0.name)
        }
        if arguments.has("json") {
            try Terminal.say(json: lines)
        } else {
            for line in lines { Terminal.say("\(line.slug)  \(line.name)") }
        }
        return 0
    }
}

/// `--slug`, checked.
enum SlugOption {
    static func read(_ arguments: Arguments, _ usage: String) throws(UsageError) -> String {
        let text = try arguments.required("slug", usage)
        do {
            return try Slug(text).text
        } catch {
            throw UsageError("--slug \(error.problems.map(\.detail).joined(separator: "; "))")
        }
    }
}
