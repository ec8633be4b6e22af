import Foundation
import Synchronization

/// The probe as a child process; its log goes to a file.
///
/// Unchecked: `Process` is used after its start only to ask for its state.
final class ProbeProcess: @unchecked Sendable {
    private let process = Process()
    private let logFile: URL

    init(_ arguments: [String], log: URL, listener: Int32?, shellPrefix: String?) throws {
        logFile = log
        try Data().write(to: log)
        let program = Self.folder.appending(path: "FastCGIProbe").path
        if let shellPrefix {
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "\(shellPrefix) exec \"$0\" \"$@\"", program] + arguments
        } else {
            process.executableURL = URL(filePath: program)
            process.arguments = arguments
        }
        process.standardInput = listener.map { FileHandle(fileDescriptor: $0) } ?? FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
    }

    var pid: Int32 { process.processIdentifier }
    var hasEnded: Bool { !process.isRunning }
    var exitCode: Int32 { process.terminationStatus }
    var log: String { (try? String(contentsOf: logFile, encoding: .utf8)) ?? "" }

    /// Waits for a log line and gives a number of it.
    func logged(_ message: String, _ field: String) throws -> Int {
        var found: Int?
        try eventually("log line '\(message)' in:\n\(log)") {
            let lines = log.split(separator: "\n").compactMap { line in
                try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            }
            found = lines.first { $0["message"] as? String == message }?[field] as? Int
            return found != nil
        }
        return found ?? 0
    }

    /// Ends it at once; the workers follow their supervisor.
    func end() {
        guard process.isRunning else { return }
        kill(pid, SIGTERM)
        try? eventually("the probe ends", within: 2) { !process.isRunning }
        if process.isRunning { kill(pid, SIGKILL) }
    }

    /// Built products lie beside the test bundle.
    private static let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
}

/// Values that several threads add to.
final class Results<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])

    func add(_ value: Value) { values.withLock { $0.append(value) } }

    var all: [Value] { values.withLock { $0 } }
}
