import Foundation

/// Runs `body` on so many threads of their own and gives what came out of each; a test that waits for another one's
/// lock must not wait on a thread that all tests share.
public func onThreads<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Value) throws
    -> [Value]
{
    let results = Guarded<[Int: Result<Value, any Error>]>([:])
    let group = DispatchGroup()
    for index in 0..<count {
        group.enter()
        let thread = Thread {
            let result = Result { try body(index) }
            results.withLock { $0[index] = result }
            group.leave()
        }
        thread.start()
    }
    group.wait()
    return try results.withLock { results in try (0..<count).compactMap { try results[$0]?.get() } }
}
