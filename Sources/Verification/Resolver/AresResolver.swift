import Glibc

/// Brings the runs of many domains to their end, on the calling thread, at all resolvers at once.
final class AresResolver {
    private let lanes: [ResolverLane]

    /// One channel for each resolver; a channel with several servers would be fail-over, not "ask all".
    init(settings: VerificationSettings, runs: [[ResolverRun]]) {
        lanes = zip(settings.resolvers, runs).map { ResolverLane(resolver: $0, settings: settings, runs: $1) }
    }

    /// Blocks until every run has all its answers, or has waited for as long as one may.
    func complete() {
        while true {
            for lane in lanes { lane.advance() }
            let open = lanes.filter { !$0.isDone }
            if open.isEmpty { return }
            wait(for: open)
        }
    }

    /// Answers that come within a moment are taken together: to wake up costs more than an answer.
    private static let moment: UInt32 = 1500

    private func wait(for lanes: [ResolverLane]) {
        usleep(Self.moment)
        let sockets = lanes.map { $0.sockets() }
        var all = sockets.flatMap { $0 }
        let timeout = lanes.map { $0.millisecondsToWait() }.min() ?? 0
        poll(&all, nfds_t(all.count), CInt(clamping: timeout))
        var first = 0
        for (lane, sockets) in zip(lanes, sockets) {
            lane.process(all[first..<(first + sockets.count)])
            first += sockets.count
        }
    }
}
