import Foundation

/// A value that several threads of a test share. Not `Mutex`: that takes its lock inside a library which
/// ThreadSanitizer does not see into, so that it reports races that are none.
public final class Guarded<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    public init(_ value: Value) {
        self.value = value
    }

    public func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
