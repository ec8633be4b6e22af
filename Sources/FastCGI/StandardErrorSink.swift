import Glibc

/// Writes a log line to standard error in one call, so that lines of several threads and processes do not mix.
public func standardErrorSink(_ line: String) {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
        if written > 0 {
            rest = rest.dropFirst(written)
        } else if errno != EINTR {
            return  // There is no other place to tell it.
        }
    }
}
