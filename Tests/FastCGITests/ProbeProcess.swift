import Foundation
import Synchronization

@testable import FastCGI

/// The probe as a child process; its log goes to a file.
final class ProbeProcess: Sendable {
    let pid: pid_t
    private let logPath: String
    /// What waitpid told, once it has.
    private let end = Mutex<Int32?>(nil)

    /// Starts it, with a listening socket or nothing at descriptor 0.
    init(_ arguments: [String], log: URL, listener: Int32?, shellPrefix: String?) throws {
        logPath = log.path
        let program = Self.folder.appending(path: "FastCGIProbe").path
        let shell = shellPrefix.map { ["/bin/sh", "-c", "\($0) exec \"$0\" \"$@\""] } ?? []
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let listener {
            posix_spawn_file_actions_adddup2(&actions, listener, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 2, logPath, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        // Sockets of tests that run at the same time must not stay open in this process.
        closeDescriptors(from: 3, &actions)
        pid = try Self.spawn(shell + [program] + arguments, &actions)
    }

    var hasEnded: Bool { waitStatus != nil }

    /// As a shell gives it; nil while it runs.
    var exitCode: Int32? {
        waitStatus.map { $0 & 0x7F == 0 ? $0 >> 8 & 0xFF : 128 + $0 & 0x7F }
    }

    /// What it has logged so far.
    var log: String {
        let file = open(logPath, O_RDONLY)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var all: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(file, &part, part.count), count > 0 { all += part.prefix(count) }
        return String(decoding: all, as: UTF8.self)
    }

    /// Waits for the line that tells the status listener's port.
    func loggedPort() throws -> Int {
        struct Line: Decodable { let port: Int? }
        var port: Int?
        try eventually("the status listener is ready") {
            let lines = log.split(separator: "\n").map { try? JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
            port = lines.compactMap { $0?.port }.first
            return port != nil
        }
        return port ?? 0
    }

    /// Ends it, at once if it does not want to; the workers follow their supervisor.
    func stop() {
        guard !hasEnded else { return }
        kill(pid, SIGTERM)
        try? eventually("the probe ends", within: 2) { hasEnded }
        guard !hasEnded else { return }
        kill(pid, SIGKILL)
        try? eventually("the probe is dead") { hasEnded }
    }

    private var waitStatus: Int32? {
        end.withLock { end in
            var status: Int32 = 0
            if end == nil, waitpid(pid, &status, WNOHANG) == pid { end = status }
            return end
        }
    }

    private static func spawn(_ words: [String], _ actions: inout posix_spawn_file_actions_t) throws -> pid_t {
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var pid = pid_t()
        let code = posix_spawn(&pid, words[0], &actions, nil, &arguments, environ)
        guard code == 0 else { throw SystemError("posix_spawn", code: code) }
        return pid
    }

    /// Built products lie beside the test bundle.
    private static let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent()
}
