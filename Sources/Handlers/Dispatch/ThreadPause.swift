import Glibc

/// Lets the calling thread wait.
enum ThreadPause {
    static func sleep(milliseconds: Int) {
        usleep(UInt32(milliseconds) * 1000)
    }
}
