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
        statusPort = try process.loggedPort()
        let expected = numbers["processes"] ?? 2
        try eventually("all workers are ready") { try self.readyPIDs.count == expected }
    }

    deinit {
        process.stop()
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
        return try #require(process.exitCode)
    }

    var statusClient: StatusClient { StatusClient(port: statusPort) }

    func status() throws -> PoolStatus {
        let answer = try statusClient.get("/status")
        let body = try #require(answer.components(separatedBy: "\r\n\r\n").last)
        return try JSONDecoder().decode(PoolStatus.self, from: Data(body.utf8))
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
