import Glibc

@testable import FastCGI

/// A web server's side of the FastCGI protocol, for one request per connection (FastCGI specification 3 and 5).
struct FastCGIClient {
    var socketPath: String
    /// FCGI_KEEP_CONN: asks the application to leave the connection open.
    var keepsConnection = false

    enum Failure: Error, Equatable {
        case cannotConnect(Int32)
        /// The connection ended before the request was declared complete.
        case cutOff
        case notCGI
    }

    /// Sends a request and waits for its answer.
    func send(
        _ method: String, _ uri: String, body: [UInt8] = [], parameters: [(String, String)] = [],
        statesLength: Bool = true
    ) throws -> FastCGIAnswer {
        let connection = try open()
        defer { close(connection) }
        let length = statesLength && !body.isEmpty ? [("CONTENT_LENGTH", String(body.count))] : []
        let head = Self.head(
            [("REQUEST_METHOD", method), ("REQUEST_URI", uri)] + length + parameters, keepsConnection)
        // The answer may come before the whole body was taken, so a failed write is no failure yet.
        _ = Self.write(head + Self.stream(5, body), to: connection)
        return try FastCGIAnswer(reading: connection)
    }

    func get(_ uri: String) throws -> FastCGIAnswer {
        try send("GET", uri)
    }

    /// Connects only.
    func open() throws -> Int32 {
        var address = try UnixAddress(socketPath)
        let connection = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard address.use({ connect(connection, $0, $1) }) == 0 else {
            let code = errno
            close(connection)
            throw Failure.cannotConnect(code)
        }
        return connection
    }

    /// BEGIN_REQUEST as responder, and the parameters.
    static func head(_ parameters: [(String, String)], _ keepsConnection: Bool = false) -> [UInt8] {
        let begin = record(1, [0, 1, keepsConnection ? 1 : 0, 0, 0, 0, 0, 0])
        return begin + stream(4, parameters.flatMap { pair($0.0, $0.1) })
    }

    /// A stream of records, ended by an empty one.
    static func stream(_ type: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        var records: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            records += record(type, Array(rest.prefix(65_535)))
            rest = rest.dropFirst(65_535)
        }
        return records + record(type, [])
    }

    static func record(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        [1, type, 0, 1, UInt8(content.count >> 8), UInt8(content.count & 0xFF), 0, 0] + content
    }

    /// Writes all; false when the other side no longer reads.
    static func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func pair(_ name: String, _ value: String) -> [UInt8] {
        length(name.utf8.count) + length(value.utf8.count) + Array(name.utf8) + Array(value.utf8)
    }

    private static func length(_ count: Int) -> [UInt8] {
        guard count > 127 else { return [UInt8(count)] }
        return [UInt8(count >> 24) | 0x80, UInt8(count >> 16 & 0xFF), UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF)]
    }
}
