import Foundation
import Testing

/// A running pool of the probe with its own folder; ended with the last reference.
final class ProbePool: Sendable {
    let folder: URL
    let socketPath: String
    let statusPort: Int
    private let process: ProbeProcess

    /// Starts a pool and waits until its workers are ready.
    init(_ numbers: [String: Int] = [:], listener: Int32? = nil, shellPrefix: String? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "fcgi-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        socketPath = folder.appending(path: "pool.sock").path
        let words = numbers.merging(["status": 0]) { given, _ in given }.map { "\($0.key)=\($0.value)" }
        process = try ProbeProcess(
            [listener == nil ? socketPath : "-"] + words, log: folder.appending(path: "log"), listener: listener,
            shellPrefix: shellPrefix)
        statusPort = try process.logged("status listener ready", "port")
        let expected = numbers["processes"] ?? 2
        try eventually("all workers are ready") { try self.readyPIDs.count == expected }
    }

    deinit {
        process.end()
        try? FileManager.default.removeItem(at: folder)
    }

    var client: FastCGIClient { FastCGIClient(socketPath: socketPath) }
    var pid: Int32 { process.pid }
    var log: String { process.log }
    var hasEnded: Bool { process.hasEnded }

    func signal(_ signal: Int32) {
        kill(pid, signal)
    }

    /// Waits for the end and returns the exit code.
    func exitCode(within seconds: Double = 5) throws -> Int32 {
        try eventually("the pool ends", within: seconds) { self.process.hasEnded }
        return process.exitCode
    }

    /// A page of the status listener.
    func page(_ path: String) throws -> String {
        let url = try #require(URL(string: "http://127.0.0.1:\(statusPort)\(path)"))
        return try String(contentsOf: url, encoding: .utf8)
    }

    func status() throws -> PoolStatus {
        try JSONDecoder().decode(PoolStatus.self, from: Data(try page("/status").utf8))
    }

    var readyPIDs: Set<Int32> {
        get throws { Set(try status().workers.filter { $0.state == "ready" }.map(\.pid)) }
    }
}

/// What these tests read of the status page.
struct PoolStatus: Decodable {
    struct Worker: Decodable {
        let pid: Int32
        let state: String
    }

    let accepted: Int
    let rejected: Int
    let active: Int
    let idle: Int
    let total: Int
    let crashes: Int
    let workers: [Worker]

    private enum CodingKeys: String, CodingKey {
        case rejected, crashes, workers
        case accepted = "accepted conn"
        case active = "active processes"
        case idle = "idle processes"
        case total = "total processes"
    }
}

struct NeverHappened: Error, CustomStringConvertible {
    let description: String
}

/// Looks every 10 ms until a condition holds.
func eventually(_ what: String, within seconds: Double = 5, _ condition: () throws -> Bool) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if try condition() { return }
        usleep(10_000)
    }
    throw NeverHappened(description: "never happened: \(what)")
}

/// Runs a body on threads of its own and collects what each gave.
func inParallel<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Value) -> [Value] {
    let results = Results<Value>()
    let group = DispatchGroup()
    for index in 0..<count {
        group.enter()
        Thread.detachNewThread {
            results.add(body(index))
            group.leave()
        }
    }
    group.wait()
    return results.all
}
