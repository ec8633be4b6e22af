import Foundation
import TestSupport
import Testing

@testable import FastCGI

/// The status listener and the numbers it shows.
@Suite(.serialized) struct StatusTests {
    @Test func busyThreadsAreCounted() throws {
        let pool = try ProbePool(["processes": 2, "threads": 4])
        let statuses = try onThreads(4) { index -> PoolStatus? in
            if index > 0 { return (try? pool.client.get("/slow?ms=500")).flatMap { _ in nil } }
            usleep(250_000)
            return try? pool.status()
        }
        let during = try #require(statuses.compactMap { $0 }.first)
        #expect(during.active == 3)
        #expect(during.idle == 5)
        #expect(during.total == 8)
        try eventually("all are idle again") { try pool.status().active == 0 }
        #expect(try pool.status().accepted == 3)
    }

    @Test func metricsAddUpOverWorkersThatEnded() throws {
        let pool = try ProbePool(["processes": 1])
        for path in ["/pid", "/pid", "/none", "/slow?ms=30"] { _ = try pool.client.get(path) }
        _ = try pool.client.send("BREW", "/pid")
        let old = try #require(try pool.readyPIDs.first)
        kill(old, SIGKILL)
        try eventually("another worker is ready") {
            let ready = try pool.readyPIDs
            return !ready.isEmpty && !ready.contains(old)
        }
        _ = try pool.client.get("/pid")
        let text = try pool.statusClient.get("/metrics")
        let lines = Set(text.split(whereSeparator: \.isNewline).map(String.init))
        #expect(lines.contains(#"workplace_requests_total{class="2xx"} 4"#))
        #expect(lines.contains(#"workplace_requests_total{class="4xx"} 1"#))
        #expect(lines.contains(#"workplace_requests_total{class="5xx"} 1"#))
        #expect(lines.contains("workplace_requests_rejected_total 1"))
        #expect(lines.contains("workplace_worker_crashes_total 1"))
        #expect(lines.contains(#"workplace_workers{state="ready"} 1"#))
        #expect(lines.contains(#"workplace_request_seconds_bucket{le="25.0"} 6"#))
        #expect(lines.contains("workplace_request_seconds_count 6"))
        #expect(!lines.contains(#"workplace_request_seconds_bucket{le="0.025"} 6"#))
    }

    @Test func onlyWhatIsThereIsAnswered() throws {
        let pool = try ProbePool()
        let client = pool.statusClient
        #expect(try client.get("/status").hasPrefix("HTTP/1.1 200 "))
        #expect(try client.get("/status?json").contains("Content-Type: application/json"))
        #expect(try client.get("/other").hasPrefix("HTTP/1.1 404 "))
        #expect(try client.send("POST /status HTTP/1.1\r\n\r\n").contains("Allow: GET\r\n"))
        #expect(try client.send("nonsense\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
    }

    @Test func silentClientsHoldNothingUp() throws {
        let pool = try ProbePool()
        let silent = try (0..<20).map { _ in try pool.statusClient.open() }
        defer { for client in silent { close(client) } }
        let victim = try #require(Int32(try pool.client.get("/pid").text))
        kill(victim, SIGKILL)
        try eventually("the killed worker was seen", within: 1) { pool.log.contains("worker ended unexpectedly") }
        #expect(StatusClient.readAll(silent[0]).isEmpty)  // Hung up on after two seconds.
        #expect(try pool.status().crashes == 1)
    }
}
