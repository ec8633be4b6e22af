import FoundationEssentials
import Glibc

/// The pause before a call is tried again.
enum CallPause {
    /// Sleeps as the upstream asked, or 0.2 s doubling with jitter; false without sleeping when the deadline is nearer.
    static func wait(_ retryAfterSeconds: Int?, attempt: Int) -> Bool {
        let seconds = retryAfterSeconds.map(Double.init) ?? 0.2 * Double(1 << attempt) * Double.random(in: 0.5...1.5)
        let left = CallScope.current?.deadline.timeIntervalSinceNow ?? 30
        guard seconds < left else { return false }
        usleep(UInt32(seconds * 1_000_000))
        return true
    }
}
