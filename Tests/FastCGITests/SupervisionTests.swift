import Foundation
import TestSupport
import Testing

@testable import FastCGI

/// Workers that end, are ended or replaced.
@Suite(.serialized) struct SupervisionTests {
    @Test func aKilledWorkerIsReplacedWithinASecond() throws {
        let pool = try ProbePool()
        let victim = try #require(Int32(try pool.client.get("/pid").text))
        kill(victim, SIGKILL)
        try eventually("the pool is whole", within: 1) {
            let ready = try pool.readyPIDs
            return ready.count == 2 && !ready.contains(victim)
        }
        #expect(try pool.status().crashes == 1)
        #expect(try pool.client.get("/pid").status == 200)
    }

    @Test func aWorkerThatKeepsEndingIsStartedLessAndLessOften() {
        var backOff = BackOff()
        let delays = (0..<9).map { _ in backOff.delay(lifetime: .zero) }
        let expected = [0, 100, 200, 400, 800, 1600, 3200, 5000, 5000].map { Duration.milliseconds($0) }
        #expect(delays == expected)
        #expect(backOff.delay(lifetime: .seconds(10)) == .zero)
    }

    @Test func stoppingFinishesWhatIsUnderWay() throws {
        let pool = try ProbePool()
        let answers = try onThreads(2) { index in
            if index == 0 { return try? pool.client.get("/slow?ms=700").status }
            usleep(200_000)
            pool.signal(SIGTERM)
            return 0
        }
        #expect(Set(answers) == [0, 200])
        #expect(try pool.exitCode() == 0)
        #expect(!FileManager.default.fileExists(atPath: pool.socketPath))
    }

    @Test func stoppingServesTheQueueFirst() throws {
        let pool = try ProbePool(["processes": 1, "threads": 1])
        let answers = try onThreads(6) { index in
            if index < 5 { return try? pool.client.get("/slow?ms=150").status }
            usleep(100_000)
            pool.signal(SIGTERM)
            return 200
        }
        #expect(answers == [200, 200, 200, 200, 200, 200])
        #expect(try pool.exitCode() == 0)
    }

    @Test func aRequestThatTakesTooLongIsCutOffAtTheEnd() throws {
        let pool = try ProbePool(["drain": 1])
        let failures = try onThreads(2) { index -> FastCGIClient.Failure? in
            if index == 1 {
                usleep(200_000)
                pool.signal(SIGINT)
                return nil
            }
            do {
                _ = try pool.client.get("/slow?ms=20000")
                return nil
            } catch {
                return error as? FastCGIClient.Failure
            }
        }
        #expect(failures.contains(.cutOff))
        #expect(try pool.exitCode() == 1)
    }

    @Test func rollingOverLosesNoRequest() throws {
        let pool = try ProbePool()
        let before = try pool.readyPIDs
        let end = ContinuousClock.now + .milliseconds(1500)
        let results = try onThreads(5) { index in
            guard index > 0 else { return Self.rollOverTwice(pool) }
            return Self.load(pool.client, until: end)
        }
        #expect(results.flatMap(\.failures) == [])
        #expect(results.map(\.served).reduce(0, +) > 100)
        try eventually("only new workers are left") {
            try pool.status().workers.count == 2 && pool.readyPIDs.isDisjoint(with: before)
        }
        #expect(try pool.status().crashes == 0)
    }

    @Test func workersThatDoNotComeUpReplaceNobody() throws {
        let pool = try ProbePool()
        let before = try pool.readyPIDs
        try Data().write(to: URL(filePath: pool.socketPath + ".broken"))
        pool.signal(SIGHUP)
        try eventually("the roll-over is given up") { pool.log.contains("roll-over abandoned") }
        try eventually("the new ones are gone") { try pool.status().workers.count == 2 }
        #expect(try pool.readyPIDs == before)
        #expect(try pool.client.get("/pid").status == 200)
    }

    @Test func workersEndWithTheirSupervisor() throws {
        let pool = try ProbePool()
        let workers = try pool.readyPIDs
        pool.signal(SIGKILL)
        try eventually("no worker is left") { !workers.contains(where: Self.isRunning) }
    }

    /// A process that ended may stay a zombie until the system's first process collects it (proc(5)).
    private static func isRunning(_ pid: Int32) -> Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
        return text.split(separator: ")").last?.hasPrefix(" Z") == false
    }

    private struct Load: Sendable {
        var served = 0
        var failures: [String] = []
    }

    private static func load(_ client: FastCGIClient, until end: ContinuousClock.Instant) -> Load {
        var load = Load()
        while ContinuousClock.now < end {
            do {
                let answer = try client.get("/slow?ms=2")
                if answer.status == 200 { load.served += 1 } else { load.failures.append("\(answer.status)") }
            } catch {
                load.failures.append("\(error)")
            }
        }
        return load
    }

    private static func rollOverTwice(_ pool: ProbePool) -> Load {
        for _ in 0..<2 {
            usleep(300_000)
            pool.signal(SIGHUP)
        }
        return Load()
    }
}
