import Glibc
import TestSupport
import Testing

/// Clients that go away, and a process that runs short of descriptors.
@Suite(.serialized) struct TroubleTests {
    @Test func clientsThatGoAwayCostNoThread() throws {
        let pool = try ProbePool(["processes": 1, "threads": 4])
        let head = FastCGIClient.head([("REQUEST_METHOD", "GET"), ("REQUEST_URI", "/slow?ms=200")])
        for _ in 0..<8 {
            let connection = try pool.client.open()
            #expect(FastCGIClient.write(head + FastCGIClient.stream(5, []), to: connection))
            usleep(50_000)
            close(connection)
        }
        try eventually("no thread is busy") {
            let status = try pool.status()
            return status.accepted == 8 && status.active == 0
        }
        let served = try onThreads(4) { _ in try? pool.client.get("/slow?ms=100").status }
        #expect(served == [200, 200, 200, 200])
        #expect(!pool.log.contains(#""level":"error""#))
        #expect(!pool.log.contains(#""level":"warning""#))
    }

    @Test func aHalfSentRequestIsDropped() throws {
        let pool = try ProbePool(["processes": 1, "threads": 1])
        let head = FastCGIClient.head([("REQUEST_METHOD", "GET"), ("REQUEST_URI", "/pid")])
        for count in [0, 5, 12, head.count - 4] {
            let connection = try pool.client.open()
            #expect(FastCGIClient.write(Array(head.prefix(count)), to: connection))
            close(connection)
        }
        #expect(try pool.client.get("/pid").status == 200)
        #expect(try pool.status().workers.count == 1)
        #expect(try pool.status().crashes == 0)
    }

    @Test func threadsOutliveAShortageOfDescriptors() throws {
        let pool = try ProbePool(["processes": 1, "threads": 8], shellPrefix: "ulimit -n 17;")
        let served = try onThreads(8) { _ in try? pool.client.get("/slow?ms=250").status }
        #expect(served == Array(repeating: 200, count: 8))
        #expect(pool.log.contains("cannot accept"))
        #expect(try onThreads(2) { _ in try? pool.client.get("/pid").status } == [200, 200])
    }
}
