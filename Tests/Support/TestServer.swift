import Foundation
public import Persistence

/// The MariaDB that tests use; whoever runs the tests starts it and says where it is.
public enum TestServer {
    /// There is no server to test with.
    public struct Missing: Error, CustomStringConvertible {
        public let description =
            "TEST_DATABASE_SOCKET is not set: run the tests with `bin/test swift`."
    }

    /// Settings for a database of the server.
    public static func settings(database: String) throws(Missing) -> DatabaseSettings {
        guard let socket = ProcessInfo.processInfo.environment["TEST_DATABASE_SOCKET"] else { throw Missing() }
        return DatabaseSettings(socket: socket, name: database, user: account, password: "")
    }

    /// The server's only account is that of the operating system which started it.
    public static let account = NSUserName()

    /// Creates an empty database and gives its settings.
    static func createDatabase() throws -> DatabaseSettings {
        let settings = try settings(database: "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))")
        try command("CREATE DATABASE \(settings.name) CHARACTER SET utf8mb4", settings)
        return settings
    }

    static func drop(_ settings: DatabaseSettings) throws {
        try command("DROP DATABASE \(settings.name)", settings)
    }

    /// Names of databases cannot be bound, and nothing else can become part of a statement of ours.
    private static func command(_ text: String, _ settings: DatabaseSettings) throws {
        try Command.run(
            "mariadb",
            ["--no-defaults", "--socket=\(settings.socket ?? "")", "--user=\(settings.user)", "--execute=\(text)"])
    }
}
