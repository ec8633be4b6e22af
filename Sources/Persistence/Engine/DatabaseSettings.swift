/// Where the database is and how to sign in to it.
public struct DatabaseSettings: Sendable {
    /// Host name; ignored when there is a socket.
    public var host: String
    public var port: Int
    /// Path of the server's Unix socket.
    public var socket: String?
    public var name: String
    public var user: String
    public var password: String
    /// File with the certificates that may sign the server's; with it the connection must be encrypted.
    public var certificateAuthority: String?

    /// Creates settings.
    public init(
        host: String = "localhost", port: Int = 3306, socket: String? = nil, name: String, user: String,
        password: String, certificateAuthority: String? = nil
    ) {
        self.host = host
        self.port = port
        self.socket = socket
        self.name = name
        self.user = user
        self.password = password
        self.certificateAuthority = certificateAuthority
    }
}
