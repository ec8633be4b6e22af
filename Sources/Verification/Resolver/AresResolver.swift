import CAres
import Glibc

/// Asks all resolvers at once, on the calling thread, within a deadline.
final class AresResolver {
    /// Nil stands for a resolver whose channel could not be made; it counts as silent.
    private let channels: [AresChannel?]
    private let deadline: ContinuousClock.Instant

    /// Opens one channel per resolver; a channel with several servers would be fail-over, not "ask all".
    init(settings: VerificationSettings) {
        let isReady = Self.library == ARES_SUCCESS
        channels = settings.resolvers.map { isReady ? AresChannel(resolver: $0, settings: settings) : nil }
        deadline = .now + .milliseconds(settings.deadlineMilliseconds)
    }

    /// Sends the questions of each resolver in one burst and waits until every question has its answer.
    func ask(_ questions: [[Question]]) -> [[(Question, Answer)]] {
        for (channel, questions) in zip(channels, questions) {
            if let channel { questions.forEach(channel.send) }
        }
        let open = channels.compactMap { $0 }
        while open.contains(where: \.isWaiting) {
            let left = millisecondsLeft
            guard left > 0 else {
                for channel in open { channel.cancel() }
                break
            }
            wait(for: open, atMost: left)
        }
        return zip(channels, questions).map { channel, questions in
            channel?.takeAnswers() ?? questions.map { ($0, .timeout) }
        }
    }

    private func wait(for channels: [AresChannel], atMost limit: Int) {
        let sockets = channels.map { $0.sockets() }
        var all = sockets.flatMap { $0 }
        let timeout = channels.map { $0.milliseconds(atMost: limit) }.min() ?? limit
        poll(&all, nfds_t(all.count), CInt(clamping: timeout))
        var first = 0
        for (channel, sockets) in zip(channels, sockets) {
            channel.process(all[first..<(first + sockets.count)])
            first += sockets.count
        }
    }

    private var millisecondsLeft: Int {
        let left = ContinuousClock.now.duration(to: deadline).components
        return Int(left.seconds) * 1000 + Int(left.attoseconds / 1_000_000_000_000_000)
    }

    /// Initialised once, before any channel (ares_library_init is not thread-safe in 1.18).
    private static let library = ares_library_init(ARES_LIB_INIT_ALL)
}
