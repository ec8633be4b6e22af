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

    var output: String {
        get throws { try String(contentsOf: log, encoding: .utf8) }
    }

    /// SIGKILL: the child has the signal mask of the thread that started it, which may hold SIGTERM back.
    func stop() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
