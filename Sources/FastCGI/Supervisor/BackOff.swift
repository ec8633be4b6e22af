/// How long to wait before a worker that ended by itself is replaced.
struct BackOff {
    private var ends = 0

    /// None after the first end, then 100 ms, doubled each time up to 5 s. A worker that lived long enough to be
    /// useful clears the record.
    mutating func delay(lifetime: Duration) -> Duration {
        if lifetime >= .seconds(10) { ends = 0 }
        defer { ends += 1 }
        guard ends > 0 else { return .zero }
        return min(.milliseconds(100 << min(ends - 1, 6)), .seconds(5))
    }
}
