import CAres

/// One question on its way.
final class Flight {
    let question: Question
    /// Who waits for the answer.
    let run: ResolverRun
    let id: UInt16
    let sentAt = ContinuousClock.now
    private(set) var answer: Answer?
    private let landing: Landing

    init(_ question: Question, for run: ResolverRun, id: UInt16, landing: Landing) {
        self.question = question
        self.run = run
        self.id = id
        self.landing = landing
    }

    func land(status: CInt, reply: UnsafeBufferPointer<UInt8>) {
        answer = usableAnswer(status, reply)
        landing.flights.append(self)
    }

    private func usableAnswer(_ status: CInt, _ reply: UnsafeBufferPointer<UInt8>) -> Answer {
        guard status == ARES_SUCCESS, let packet = try? ReplyPacket(Array(reply)), packet.id == id,
            packet.question == question
        else {
            // No usable reply, a failed TCP connection and a cancelled question are all the same to a check.
            return .timeout
        }
        return Answer(packet, to: question)
    }
}

/// Where the callbacks of a channel leave what has landed.
final class Landing {
    var flights: [Flight] = []
}
