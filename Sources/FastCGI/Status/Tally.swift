/// Totals of one worker or of the whole pool; they never shrink.
struct Tally: Equatable {
    /// Upper limits in milliseconds of the classes by which the time of answers is counted.
    static let bucketLimits: [UInt64] = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 25000]

    var accepted: UInt64 = 0
    /// Requests that the pool refused by itself: too large, cut off or unreadable.
    var rejected: UInt64 = 0
    var microseconds: UInt64 = 0
    /// By status class, 1xx to 5xx.
    var answers = [UInt64](repeating: 0, count: 5)
    /// By time, each without the ones before.
    var buckets = [UInt64](repeating: 0, count: bucketLimits.count)

    static func + (left: Tally, right: Tally) -> Tally {
        Tally(
            accepted: left.accepted + right.accepted, rejected: left.rejected + right.rejected,
            microseconds: left.microseconds + right.microseconds,
            answers: zip(left.answers, right.answers).map { $0 + $1 },
            buckets: zip(left.buckets, right.buckets).map { $0 + $1 })
    }
}
