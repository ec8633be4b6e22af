import Foundation
import Synchronization

/// A condition that a test waited for did not come.
struct NeverHappened: Error, CustomStringConvertible {
    let description: String
}

/// Looks every 10 ms until a condition holds.
func eventually(_ what: String, within seconds: Double = 5, _ condition: () throws -> Bool) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if try condition() { return }
        usleep(10_000)
    }
    throw NeverHappened(description: "never happened: \(what)")
}

/// Runs a body on threads of its own and collects what each gave, in the order in which they ended.
func inParallel<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Value) -> [Value] {
    let results = Results<Value>()
    let group = DispatchGroup()
    for index in 0..<count {
        group.enter()
        Thread.detachNewThread {
            results.add(body(index))
            group.leave()
        }
    }
    group.wait()
    return results.all
}

/// Values that several threads add to.
private final class Results<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])

    func add(_ value: Value) { values.withLock { $0.append(value) } }

    var all: [Value] { values.withLock { $0 } }
}
