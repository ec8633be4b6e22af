import Synchronization

/// At most so many threads of this process wait for one upstream at a time; the next is turned away at once, so
/// that a dead upstream cannot take the whole pool with it.
public final class Gate: Sendable {
    private let capacity: Int
    private let inFlight = Mutex(0)

    /// Creates a gate for `capacity` calls.
    public init(capacity: Int) {
        self.capacity = capacity
    }

    /// The calls that are under way.
    public var count: Int { inFlight.withLock { $0 } }

    /// Makes a call unless the gate is full; nil when it is.
    public func passing<Value, Failure: Error>(
        _ call: () throws(Failure) -> Value
    ) throws(Failure) -> Value? {
        guard enter() else { return nil }
        defer { inFlight.withLock { $0 -= 1 } }
        return try call()
    }

    private func enter() -> Bool {
        inFlight.withLock { count in
            guard count < capacity else { return false }
            count += 1
            return true
        }
    }
}
