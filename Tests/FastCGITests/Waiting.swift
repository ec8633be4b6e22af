import Foundation

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
