import Persistence

/// `migrate`: brings the schema to this version.
enum MigrateCommand {
    static func run() throws -> Int32 {
        var database = Connection(try Configuration.readDatabase())
        try Migrator.migrate(&database)
        Terminal.say("The database is at this version.")
        return 0
    }
}
