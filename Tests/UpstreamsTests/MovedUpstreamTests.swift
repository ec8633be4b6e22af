import Foundation
import Testing

/// An upstream comes back under another address while threads talk to it. A hosts file of the probe's own, mounted over
/// the system's for it alone, stands in for a name server.
@Suite(.serialized) struct MovedUpstreamTests {
    /// A folder, a hosts file in it, and the processes that were started; all end with the test.
    private final class Scene {
        let folder: URL
        let port: Int
        private var children: [String: Child] = [:]

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "moved-\(UUID().uuidString)")
            try FileManager.default.createDirectory(
                at: folder.appending(path: "api"), withIntermediateDirectories: true)
            try #"{"permissions":[]}"#.write(
                to: folder.appending(path: "api/account"), atomically: true, encoding: .utf8)
            port = Int.random(in: 20_000...30_000)
        }

        deinit {
            for child in children.values { child.stop() }
            try? FileManager.default.removeItem(at: folder)
        }

        func name(_ name: String, is addresses: String...) throws {
            let lines = addresses.map { "\($0) \(name)\n" }.joined()
            // In place: a mount stays with the file that was there.
            try lines.write(to: folder.appending(path: "hosts"), atomically: false, encoding: .utf8)
        }

        /// Answers every call.
        func serve(_ address: String) throws {
            children[address] = try Child(
                ["python3", "-m", "http.server", "\(port)", "--bind", address], folder: folder, log: "server.log")
        }

        /// Takes connections and says nothing.
        func beSilent(_ address: String) throws {
            let program = "import socket,time; s=socket.create_server(('\(address)',\(port))); time.sleep(120)"
            children[address] = try Child(["python3", "-c", program], folder: folder, log: "silent.log")
        }

        func stop(_ name: String) {
            children[name]?.stop()
        }

        func probe(_ host: String, threads: Int) throws {
            let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
                .deletingLastPathComponent().appending(path: "UpstreamProbe")
            let namespace = geteuid() == 0 ? ["--mount"] : ["--map-root-user", "--mount"]
            let mounted = ["sh", "-c", "mount --bind hosts /etc/hosts && exec \"$0\" \"$@\"", program.path]
            children["probe"] = try Child(
                ["unshare"] + namespace + mounted + ["http://\(host):\(port)", "\(threads)"], folder: folder,
                log: "probe.log")
        }

        /// The calls so far.
        func calls() throws -> [Call] {
            (try children["probe"]?.output ?? "").split(separator: "\n").compactMap { Call($0) }
        }
    }

    private struct Call {
        let thread: Int
        let outcome: String
        let address: String
        let milliseconds: Int

        init?(_ line: Substring) {
            let words = line.split(separator: " ")
            guard words.count == 4, let thread = Int(words[0]), let milliseconds = Int(words[3]) else { return nil }
            self.thread = thread
            outcome = String(words[1])
            address = String(words[2])
            self.milliseconds = milliseconds
        }
    }

    /// Looks four times a second without keeping a thread of the other tests.
    private func eventually(within seconds: Int, _ condition: () throws -> Bool) async throws -> Bool {
        for _ in 0..<(seconds * 4) {
            if try condition() { return true }
            try await Task.sleep(for: .milliseconds(250))
        }
        return false
    }

    private func summary(_ calls: [Call]) -> [String: Int] {
        calls.reduce(into: [:]) { $0["\($1.outcome) \($1.address)", default: 0] += 1 }
    }

    private func threadsServed(by address: String, _ calls: [Call]) -> Set<Int> {
        Set(calls.filter { $0.outcome == "ok" && $0.address == address }.map(\.thread))
    }

    @Test func anUpstreamThatMovedIsFoundAgain() async throws {
        let scene = try Scene()
        try scene.name("mail.moved.test", is: "127.0.0.2")
        try scene.serve("127.0.0.2")
        try scene.probe("mail.moved.test", threads: 8)
        #expect(try await eventually(within: 20) { threadsServed(by: "127.0.0.2", try scene.calls()).count == 8 })

        // The old address refuses at first, then takes connections and says nothing.
        scene.stop("127.0.0.2")
        try scene.serve("127.0.0.3")
        try scene.name("mail.moved.test", is: "127.0.0.3")
        try await Task.sleep(for: .seconds(1))
        try scene.beSilent("127.0.0.2")
        let isFound = try await eventually(within: 60) {
            threadsServed(by: "127.0.0.3", try scene.calls()).count == 8
        }
        let calls = summary(try scene.calls())
        #expect(isFound, "\(calls)")

        let outcomes = Set(try scene.calls().map(\.outcome))
        #expect(outcomes == ["ok", "temporary"], "what fails meanwhile may be tried again")
    }

    @Test func anAddressOfTheOtherFamilyCostsLittle() async throws {
        let scene = try Scene()
        try scene.name("six.moved.test", is: "::1", "127.0.0.1")
        try scene.serve("127.0.0.1")
        try await Task.sleep(for: .milliseconds(500))
        try scene.probe("six.moved.test", threads: 2)
        #expect(try await eventually(within: 20) { threadsServed(by: "127.0.0.1", try scene.calls()).count == 2 })
        let slowest = try scene.calls().filter { $0.outcome == "ok" }.map(\.milliseconds).max() ?? 0
        #expect(slowest < 2000)
    }
}
