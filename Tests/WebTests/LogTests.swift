import FoundationEssentials
import Synchronization
import Testing

@testable import Web

/// Log lines. One test: the sink belongs to the whole process.
@Suite struct LogTests {
    private struct Line: Decodable, Equatable {
        let level, message: String
        var requestId: String?
        var note: String?
        var count: Int?
        var done: Bool?
    }

    @Test func aLineIsOneJSONObject() throws {
        let lines = Mutex<[String]>([])
        Log.setSink { line in lines.withLock { $0.append(line) } }
        Log.$requestID.withValue("r1") {
            Log.info("said \"so\"\n", ["note": "a/b\u{0}", "count": 3, "done": true, "level": "overwritten"])
        }
        Log.error("failed")
        Log.setSink { _ in }
        let written = lines.withLock { $0 }
        #expect(written.allSatisfy { !$0.contains("\n") && $0.contains(#""time":"20"#) })
        let decoded = try written.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        #expect(
            decoded == [
                Line(level: "info", message: "said \"so\"\n", requestId: "r1", note: "a/b\u{0}", count: 3, done: true),
                Line(level: "error", message: "failed"),
            ])
    }
}
