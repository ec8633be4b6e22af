import Synchronization

/// Keeps the questions of checks that nobody waits for below a rate: public resolvers limit what one address may ask
/// (contract section 4.8). Shared by all threads of a process.
public final class QuestionPace: Sendable {
    private let microsecondsPerQuestion: Int
    private let start = ContinuousClock.now
    /// When what was asked so far has had its time, in microseconds since the start.
    private let paidUntil = Atomic<Int>(0)

    /// Creates a pace of so many questions a second to each resolver.
    public init(perSecond rate: Int) {
        microsecondsPerQuestion = 1_000_000 / max(1, rate)
    }

    /// Notes questions that were asked of each resolver.
    func spend(_ questions: Int) {
        let now = microseconds
        var known = paidUntil.load(ordering: .relaxed)
        while true {
            let next = max(known, now) + questions * microsecondsPerQuestion
            let (done, current) = paidUntil.compareExchange(expected: known, desired: next, ordering: .relaxed)
            if done { return }
            known = current
        }
    }

    /// Seconds until more may be asked.
    public var secondsToWait: Double {
        max(0, Double(paidUntil.load(ordering: .relaxed) - microseconds) / 1_000_000)
    }

    private var microseconds: Int {
        Int(start.duration(to: .now) / .microseconds(1))
    }
}
