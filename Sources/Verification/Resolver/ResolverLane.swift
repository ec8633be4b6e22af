import Glibc

/// One resolver's share of a batch: starts a run when there is room for its questions, and feeds it with its answers.
///
/// Runs do not wait for each other, so a domain whose name servers are silent holds up nobody.
final class ResolverLane {
    /// Questions on their way at a time. A socket's buffer holds some 200, and the worker's three threads share those of a
    /// resolver: what does not fit would be lost and repeated late.
    private static let window = 50
    /// A question that is older waits for a silent server and takes nobody's place.
    private static let patience = Duration.milliseconds(300)

    /// Nil stands for a channel that could not be made; its resolver counts as silent.
    private let channel: AresChannel?
    private let limit: Duration
    private var waiting: ArraySlice<ResolverRun>
    private var active: [ResolverRun] = []
    private var young: [Flight] = []

    init(resolver: ResolverAddress, settings: VerificationSettings, runs: [ResolverRun]) {
        channel = AresChannel(resolver: resolver, settings: settings)
        limit = .milliseconds(settings.deadlineMilliseconds)
        waiting = runs[...]
    }

    var isDone: Bool { waiting.isEmpty && active.isEmpty }

    /// Does what can be done without waiting.
    func advance() {
        takeAnswers()
        let now = ContinuousClock.now
        for run in active where run.deadline <= now { run.giveUp() }
        while !waiting.isEmpty, hasRoom(now), let run = waiting.popFirst() {
            run.deadline = now + limit
            active.append(run)
            ask(run)
        }
        active.removeAll(where: \.isOver)
    }

    private func hasRoom(_ now: ContinuousClock.Instant) -> Bool {
        if young.count < Self.window { return true }
        young.removeAll { $0.answer != nil || now - $0.sentAt > Self.patience }
        return young.count < Self.window
    }

    private func takeAnswers() {
        for flight in channel?.takeLanded() ?? [] {
            flight.run.take(flight.answer ?? .timeout, to: flight.question)
            if flight.run.mayGoOn { ask(flight.run) }
        }
    }

    /// Judges what can be judged, and asks what is missing for the rest.
    private func ask(_ run: ResolverRun) {
        guard let channel else { return run.giveUp() }
        for question in run.nextQuestions() { young.append(channel.send(question, for: run)) }
    }

    func sockets() -> [pollfd] { channel?.sockets() ?? [] }

    func process(_ ready: some Sequence<pollfd>) { channel?.process(ready) }

    /// Until the library repeats a question, a run has waited long enough, or there is room for another run.
    func millisecondsToWait() -> Int {
        guard let channel, !channel.hasLanded else { return 0 }
        let now = ContinuousClock.now
        let room = waiting.isEmpty ? nil : young.first.map { $0.sentAt + Self.patience }
        let next = ([room] + active.map(\.deadline)).compactMap { $0 }.min() ?? now
        let left = max(0, now.duration(to: next) / .milliseconds(1))
        return channel.milliseconds(atMost: Int(left.rounded(.up)))
    }
}
