import Foundation
import Glibc
import Persistence
import TestSupport

/// Stands between a connection and the server and does to single statements what a network or a cluster may do.
///
/// Follows the wire only as far as needed: a command is a packet of 3 bytes of length, a 0, and then 3 for a statement in
/// text (mariadb.com/kb/en/com_query). Statements that are prepared pass through.
final class FaultyServer: Sendable {
    enum Fault: Sendable {
        /// The server never hears of it and this error comes back.
        case refuse(code: UInt16, state: String)
        /// The connection is cut before the server hears of it.
        case loseBefore
        /// The connection is cut when the server has done it.
        case loseAfter
    }

    struct SocketError: Error {
        let code: Int32
    }

    let settings: DatabaseSettings
    private let target: String
    private let listener: Int32
    private let faults: Guarded<[String: [Fault]]>
    private let seen = Guarded<[String]>([])

    /// Listens in front of a server; each statement meets its faults one after the other, then none.
    init(_ settings: DatabaseSettings, _ faults: [String: [Fault]]) throws {
        var own = settings
        own.socket = "/tmp/faulty-\(UUID().uuidString.prefix(8)).sock"
        self.settings = own
        target = settings.socket ?? ""
        self.faults = Guarded(faults)
        listener = try UnixSocket.listen(own.socket ?? "")
        Thread { [self] in accept() }.start()
    }

    /// The statements in text that were sent.
    var statements: [String] { seen.withLock { $0 } }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        unlink(settings.socket ?? "")
    }

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else { break }
            Thread { [self] in serve(client) }.start()
        }
        close(listener)
    }

    private func serve(_ client: Int32) {
        defer { close(client) }
        guard let server = try? UnixSocket.connect(target) else { return }
        defer { close(server) }
        var sides = [
            pollfd(fd: client, events: Int16(POLLIN), revents: 0),
            pollfd(fd: server, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&sides, 2, -1) > 0 {
            if sides[1].revents != 0 {
                guard let bytes = UnixSocket.read(server), UnixSocket.write(client, bytes) else { return }
            }
            if sides[0].revents != 0 {
                guard let bytes = UnixSocket.read(client), pass(bytes, from: client, to: server) else { return }
            }
        }
    }

    /// Passes a command on, or does the fault that is planned for it; false ends the connection.
    private func pass(_ bytes: [UInt8], from client: Int32, to server: Int32) -> Bool {
        switch fault(for: bytes) {
        case nil: return UnixSocket.write(server, bytes)
        case .refuse(let code, let state): return UnixSocket.write(client, Self.errorPacket(code, state))
        case .loseBefore: return false
        case .loseAfter:
            // The answer shows that it was done.
            _ = UnixSocket.write(server, bytes) && UnixSocket.read(server) != nil
            return false
        }
    }

    private func fault(for bytes: [UInt8]) -> Fault? {
        guard bytes.count > 5, bytes[3] == 0, bytes[4] == 3 else { return nil }
        let statement = String(decoding: bytes.dropFirst(5), as: UTF8.self)
        seen.withLock { $0.append(statement) }
        return faults.withLock { planned in
            guard var rest = planned[statement], !rest.isEmpty else { return nil }
            let fault = rest.removeFirst()
            planned[statement] = rest
            return fault
        }
    }

    private static func errorPacket(_ code: UInt16, _ state: String) -> [UInt8] {
        let payload = [0xff, UInt8(code & 255), UInt8(code >> 8)] + Array("#\(state)planned fault".utf8)
        return [UInt8(payload.count), 0, 0, 1] + payload
    }
}
