import Synchronization

/// At most so many threads of this process wait for one upstream at a time; the next is turned away at once, so
/// that a dead upstream cannot take the whole pool with it.
public final class Gate: Sendable {
    private let capacity: Int
    private let inFlight = Atomic(0)

    /// Creates a gate for `capacity` calls.
    public init(capacity: Int) {
        self.capacity = capacity
    }

    /// The calls that are under way.
    public var count: Int { inFlight.load(ordering: .relaxed) }

    /// Makes a call unless the gate is full; nil when it is.
    public func passing<Value, Failure: Error>(
        _ call: () throws(Failure) -> Value
    ) throws(Failure) -> Value? {
        defer { inFlight.subtract(1, ordering: .relaxed) }
        // Whoever is too many counts for a moment as well; then the gate is full anyway.
        guard inFlight.add(1, ordering: .relaxed).newValue <= capacity else { return nil }
        return try call()
    }
}
