import Foundation
import Synchronization

/// Runs `body` on so many threads of their own and gives what came out of each; a test that waits for another one's
/// lock must not wait on a thread that all tests share.
public func onThreads<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Value) throws
    -> [Value]
{
    let results = ThreadResults<Value>()
    let group = DispatchGroup()
    for index in 0..<count {
        group.enter()
        let thread = Thread {
            results.add(Result { try body(index) }, at: index)
            group.leave()
        }
        thread.start()
    }
    group.wait()
    return try (0..<count).map { try results[$0].get() }
}

private final class ThreadResults<Value: Sendable>: Sendable {
    private let results = Mutex<[Int: Result<Value, any Error>]>([:])

    func add(_ result: Result<Value, any Error>, at index: Int) {
        results.withLock { $0[index] = result }
    }

    subscript(index: Int) -> Result<Value, any Error> {
        results.withLock { $0[index] ?? .failure(CancellationError()) }
    }
}
