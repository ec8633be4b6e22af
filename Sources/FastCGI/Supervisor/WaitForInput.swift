import Glibc

/// Waits until one of the descriptors is readable or the time has come; without a time as long as it takes.
func waitForInput(on descriptors: [Int32], until time: ContinuousClock.Instant?) {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    poll(&entries, nfds_t(entries.count), time.map { milliseconds(until: $0) } ?? -1)
}

/// Rounded up: waking just before the time would mean a turn for nothing.
private func milliseconds(until time: ContinuousClock.Instant) -> Int32 {
    let left = (time - .now).components
    return Int32(clamping: max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1))
}
