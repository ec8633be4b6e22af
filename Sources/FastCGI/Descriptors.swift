import CFastCGI
import Glibc

/// The descriptors that a worker process finds open; 0 is where FastCGI expects its listening socket.
enum InheritedDescriptor {
    static let listener: Int32 = 0
    static let scoreboard: Int32 = 3
}

/// A system call failed.
struct SystemError: Error, CustomStringConvertible {
    let call: String
    let code: Int32

    /// Takes the code from `errno`; the call must be the last one that was made.
    init(_ call: String, code: Int32 = errno) {
        self.call = call
        self.code = code
    }

    var description: String { "\(call): \(String(cString: strerror(code)))" }
}

/// Moves a descriptor out of the range that a worker's own descriptors take; closed in programs that are started.
func movedUp(_ descriptor: Int32) throws -> Int32 {
    let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 10)
    let error = SystemError("fcntl")
    close(descriptor)
    guard moved >= 0 else { throw error }
    return moved
}

/// Makes reads, writes and accepts on a descriptor return at once.
func setNonBlocking(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
}

/// Leaves a program that is started nothing from a descriptor on, whatever else was open without being marked.
func closeDescriptors(from first: Int32, _ actions: inout posix_spawn_file_actions_t) {
    posix_spawn_file_actions_addclosefrom_np(&actions, first)
}
