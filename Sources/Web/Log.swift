import FoundationEssentials
import Synchronization

/// Log lines: one JSON object each. Never given a secret, a token or a request body.
public enum Log {
    /// The request that a line belongs to.
    @TaskLocal public static var requestID: String?

    /// Where lines go; set once at start.
    public static func setSink(_ sink: @escaping @Sendable (String) -> Void) {
        current.withLock { $0 = sink }
    }

    /// Something happened as it should, or somebody sent something wrong.
    public static func info(_ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        write("info", message, fields)
    }

    /// Unexpected trouble that was dealt with.
    public static func warning(_ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        write("warning", message, fields)
    }

    /// One action failed.
    public static func error(_ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        write("error", message, fields)
    }

    private static let current = Mutex<@Sendable (String) -> Void>({ _ in })

    private static func write(_ level: String, _ message: String, _ fields: KeyValuePairs<String, String>) {
        var line = ["time": Date().formatted(style), "level": level, "message": message]
        if let requestID { line["requestId"] = requestID }
        for (name, value) in fields { line[name] = value }
        guard let bytes = try? JSONText.encode(line) else { return }
        let sink = current.withLock { $0 }
        sink(String(decoding: bytes, as: UTF8.self))
    }

    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
