import Glibc

/// A short sleep of the calling thread.
enum Pause {
    /// Sleeps between a half and one and a half of the time given.
    static func jittered(milliseconds: Int) {
        usleep(UInt32(Double(milliseconds) * Double.random(in: 500...1500)))
    }
}
