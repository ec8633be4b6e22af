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
    public static func info(_ message: String, _ fields: KeyValuePairs<String, any LogValue> = [:]) {
        write("info", message, fields)
    }

    /// Unexpected trouble that was dealt with.
    public static func warning(_ message: String, _ fields: KeyValuePairs<String, any LogValue> = [:]) {
        write("warning", message, fields)
    }

    /// One action failed.
    public static func error(_ message: String, _ fields: KeyValuePairs<String, any LogValue> = [:]) {
        write("error", message, fields)
    }

    private static let current = Mutex<@Sendable (String) -> Void>({ _ in })

    private static func write(_ level: String, _ message: String, _ fields: KeyValuePairs<String, any LogValue>) {
        var line = LogLine(fields: [:])
        for (name, value) in fields { line.fields[name] = value }
        if let requestID { line.fields["requestId"] = requestID }
        line.fields["time"] = JSONText.text(of: Date())
        line.fields["level"] = level
        line.fields["message"] = message
        // Text, whole numbers and booleans only: encoding them cannot fail.
        guard let bytes = try? JSONText.encode(line) else { preconditionFailure("a log line can be encoded") }
        let sink = current.withLock { $0 }
        sink(String(decoding: bytes, as: UTF8.self))
    }
}
