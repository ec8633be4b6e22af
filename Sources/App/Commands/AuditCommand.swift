import Cryptography
import Foundation
import Handlers
import Model
import Persistence

/// `audit export|verify`.
enum AuditCommand {
    private static let usage = """
        usage: workplace audit export --tenant SLUG > FILE
               workplace audit verify [--tenant SLUG] [--json]
               workplace audit verify --file FILE --public-key HEX [--json]
        Without --tenant every audit of the database is verified. Exit status 1 when something is wrong.
        """

    private struct Verdict: Encodable {
        let audit: String
        let entries: Int
        let faults: [String]
    }

    static func run(_ arguments: Arguments) throws -> Int32 {
        switch arguments.first {
        case "export": return try export(arguments.rest)
        case "verify": return try verify(arguments.rest)
        default: throw UsageError(usage)
        }
    }

    private static func export(_ arguments: Arguments) throws -> Int32 {
        var session = try OperatorSession()
        let tenant = try session.tenant(try arguments.required("tenant", usage))
        try AuditFile.lines(tenant: tenant.id, in: &session.database).forEach(Terminal.say)
        return 0
    }

    private static func verify(_ arguments: Arguments) throws -> Int32 {
        let verdicts = try arguments.option("file").map { [try verifyFile($0, arguments)] } ?? verifyDatabase(arguments)
        if arguments.has("json") {
            try Terminal.say(json: verdicts)
        } else {
            verdicts.forEach(tell)
        }
        return verdicts.allSatisfy(\.faults.isEmpty) ? 0 : 1
    }

    private static func verifyFile(_ path: String, _ arguments: Arguments) throws -> Verdict {
        guard let publicKey = Hex.decode(try arguments.required("public-key", usage)), publicKey.count == 32 else {
            throw UsageError("--public-key must be 64 hexadecimal digits")
        }
        guard let data = FileManager.default.contents(atPath: path) else { throw UsageError("\(path) cannot be read") }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
        return verdict(path, try AuditFile.parse(lines), publicKey)
    }

    private static func verifyDatabase(_ arguments: Arguments) throws -> [Verdict] {
        var session = try OperatorSession()
        let tenants = try arguments.option("tenant").map { [try session.tenant($0)] }
        let publicKey = session.configuration.platform.auditKey.publicKey
        return try (tenants ?? TenantRepository.list(in: &session.database)).map { tenant in
            verdict(tenant.slug, try AuditFile.read(tenant: tenant.id, in: &session.database), publicKey)
        }
    }

    private static func verdict(_ name: String, _ content: AuditFile.Content, _ publicKey: [UInt8]) -> Verdict {
        let faults = AuditVerification.faults(events: content.events, head: content.head, publicKey: publicKey)
        return Verdict(audit: name, entries: content.events.count, faults: faults.map(\.description))
    }

    private static func tell(_ verdict: Verdict) {
        Terminal.say("\(verdict.audit): \(verdict.entries) entries, \(verdict.faults.isEmpty ? "intact" : "DAMAGED")")
        for line in verdict.faults { Terminal.say("  \(line)") }
    }
}
