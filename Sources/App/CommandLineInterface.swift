import FastCGI
import Persistence
import Upstreams
import Web

/// Finds the subcommand and gives the exit code: 0 done, 1 failed, 64 wrong usage, 78 wrong configuration.
enum CommandLineInterface {
    static let usage = """
        usage: workplace COMMAND

          serve                      answer requests over FastCGI
          work                       run background jobs
          migrate                    bring the database to this version
          check [--json]             configuration, database and connected systems
          routes [--json]            the route table
          partner create|list        resellers
          tenant create|list         customers
          member create|list         people of a customer
          domain expected NAME       the records that a domain should have, as JSON
          domain claims NAME         the tenants that claim a domain, as JSON
          domain decide NAME         end a dispute about a domain: --tenant SLUG
          audit export|verify        a customer's audit
          version

        Options are shown by 'workplace COMMAND' without them.
        """

    static func run(_ arguments: [String]) -> Int32 {
        Log.setSink(standardErrorSink)
        CurlClient.initializeLibrary()
        Connection.initializeLibrary()
        do {
            return try dispatch(arguments)
        } catch let error as ConfigurationError {
            Terminal.complain(error.description)
            return 78
        } catch let error as UsageError {
            Terminal.complain(error.description)
            return 64
        } catch {
            Terminal.complain("\(error)")
            return 1
        }
    }

    private static func dispatch(_ arguments: [String]) throws -> Int32 {
        let rest = Arguments(Array(arguments.dropFirst()))
        switch arguments.first {
        case "serve": return try ServeCommand.run(rest)
        case "work": return try WorkCommand.run()
        case "migrate": return try MigrateCommand.run()
        case "check": return try CheckCommand.run(rest)
        case "routes": return try RoutesCommand.run(rest)
        case "partner": return try PartnerCommand.run(rest)
        case "tenant": return try TenantCommand.run(rest)
        case "member": return try MemberCommand.run(rest)
        case "domain": return try DomainCommand.run(rest)
        case "audit": return try AuditCommand.run(rest)
        case "version":
            Terminal.say(Version.text)
            return 0
        default: throw UsageError(usage)
        }
    }
}
