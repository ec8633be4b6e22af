import Foundation
import TestSupport
import Testing

@testable import FastCGI

/// Where the listening socket comes from.
@Suite(.serialized) struct ListenerTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("l.sock")
    }

    @Test func theSocketHasItsModeAndReplacesAStaleOne() throws {
        for mode in [0o660, 0o600] as [UInt32] {
            let listener = try Listener(PoolSettings(socketPath: path, socketMode: mode))
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == mode)
            close(listener.descriptor)  // As after a kill: the file stays, nobody listens.
        }
    }

    @Test func aSocketInUseAndOtherFilesAreLeftAlone() throws {
        let listener = try Listener(PoolSettings(socketPath: path))
        #expect(throws: ListenerError.self) { try Listener(PoolSettings(socketPath: path)) }
        listener.closeDoor()
        close(listener.descriptor)
        try Data("text".utf8).write(to: URL(filePath: path))
        #expect(throws: ListenerError.self) { try Listener(PoolSettings(socketPath: path)) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "text")
        let long = "/tmp/" + String(repeating: "x", count: 103)
        #expect(throws: ListenerError.self) { try Listener(PoolSettings(socketPath: long)) }
    }

    @Test func withoutASocketThereIsNoPool() {
        #expect(throws: ListenerError.self) { try Listener(PoolSettings()) }
    }

    /// As with systemd: the socket outlives the pool, and who connects meanwhile waits for the next one.
    @Test func aSocketAtDescriptor0SurvivesThePool() throws {
        let listener = try Listener(PoolSettings(socketPath: path))
        defer { close(listener.descriptor) }
        let client = FastCGIClient(socketPath: path)
        let first = try ProbePool(listener: listener.descriptor)
        let pid = try client.get("/pid").text
        first.signal(SIGTERM)
        #expect(try first.exitCode() == 0)
        let answers = try onThreads(2) { index -> String? in
            if index == 0 { return try? client.get("/pid").text }
            usleep(100_000)
            guard let second = try? ProbePool(listener: listener.descriptor) else { return nil }
            usleep(300_000)
            return second.log.isEmpty ? nil : "started"
        }
        let served = try #require(answers.compactMap { $0 }.first { $0 != "started" })
        #expect(answers.contains("started"))
        #expect(Int32(served) != nil && served != pid)
    }
}
