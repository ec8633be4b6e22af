import Foundation

/// A process that a test starts and ends; what it says goes to a file.
final class Child {
    private let process = Process()
    private let log: URL

    init(_ arguments: [String], folder: URL, log: String) throws {
        self.log = folder.appending(path: log)
        try Data().write(to: self.log)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: self.log)
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        stop()
    }

    /// Not `String(contentsOf:)`, which leaks a buffer when the file is still empty (Swift 6.3.1).
    var output: String {
        get throws {
            let file = try FileHandle(forReadingFrom: log)
            defer { try? file.close() }
            return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        }
    }

    /// SIGKILL: the child has the signal mask of the thread that started it, which may hold SIGTERM back.
    func stop() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
