import CAres
import Glibc

/// One question on its way; the library holds a pointer to it until its callback has run.
private final class Flight {
    let question: Question
    let id: UInt16
    var answer: Answer?

    init(_ question: Question, id: UInt16) {
        self.question = question
        self.id = id
    }

    func land(status: CInt, reply: UnsafeBufferPointer<UInt8>) {
        guard status == ARES_SUCCESS, let packet = try? ReplyPacket(Array(reply)), packet.id == id,
            packet.question == question
        else {
            // No usable reply, a failed TCP connection and a cancelled question are all the same to a check.
            answer = .timeout
            return
        }
        answer = Answer(packet, to: question)
    }
}

/// A c-ares channel to one resolver, made for one run and driven by one thread.
final class AresChannel {
    private let channel: ares_channel
    private let ednsSize: Int
    private var flights: [Flight] = []

    /// Nil when the library has no memory left for the channel.
    init?(resolver: ResolverAddress, settings: VerificationSettings) {
        var options = ares_options()
        // EDNS: without it every reply over 512 bytes is thrown away and repeated over TCP. NOCHECKRESP: otherwise
        // SERVFAIL and REFUSED lose their code. One server, so nothing may rotate.
        options.flags = ARES_FLAG_EDNS | ARES_FLAG_NOCHECKRESP | ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES
        options.timeout = CInt(settings.timeoutMilliseconds)
        options.tries = CInt(settings.tries)
        options.ednspsz = CInt(settings.ednsSize)
        let mask = ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_EDNSPSZ | ARES_OPT_LOOKUPS
        var made: ares_channel?
        let status = "b".withCString { lookups in
            options.lookups = UnsafeMutablePointer(mutating: lookups)
            return ares_init_options(&made, &options, mask)
        }
        guard status == ARES_SUCCESS, let made else { return nil }
        guard ares_set_servers_ports_csv(made, resolver.description) == ARES_SUCCESS else {
            ares_destroy(made)
            return nil
        }
        channel = made
        ednsSize = settings.ednsSize
    }

    deinit {
        // Cancels what is on its way: the callbacks run now, while the flights still exist.
        ares_destroy(channel)
    }

    var isWaiting: Bool { flights.contains { $0.answer == nil } }

    func send(_ question: Question) {
        let id = UInt16.random(in: .min ... .max)
        guard let packet = QueryPacket.build(question, id: id, ednsSize: ednsSize) else { return }
        let flight = Flight(question, id: id)
        flights.append(flight)
        ares_send(
            channel, packet, CInt(packet.count),
            { argument, status, _, buffer, length in
                guard let argument else { return }
                let reply = UnsafeBufferPointer(start: buffer.map { UnsafePointer($0) }, count: Int(length))
                Unmanaged<Flight>.fromOpaque(argument).takeUnretainedValue().land(status: status, reply: reply)
            }, Unmanaged.passUnretained(flight).toOpaque())
    }

    /// The answers that have arrived since the last call.
    func takeAnswers() -> [(Question, Answer)] {
        let landed = flights.filter { $0.answer != nil }
        flights.removeAll { $0.answer != nil }
        return landed.map { ($0.question, $0.answer ?? .timeout) }
    }

    func cancel() {
        ares_cancel(channel)
    }

    /// The sockets to wait for; at most 16 (ARES_GETSOCK_MAXNUM).
    func sockets() -> [pollfd] {
        var sockets = [ares_socket_t](repeating: -1, count: 16)
        let mask = UInt32(bitPattern: ares_getsock(channel, &sockets, 16))
        return sockets.indices.compactMap { index in
            let events = (mask >> index & 1 == 1 ? POLLIN : 0) | (mask >> (index + 16) & 1 == 1 ? POLLOUT : 0)
            return events == 0 ? nil : pollfd(fd: sockets[index], events: Int16(events), revents: 0)
        }
    }

    /// Milliseconds until the library wants to repeat a question.
    func milliseconds(atMost limit: Int) -> Int {
        var longest = timeval(tv_sec: limit / 1000, tv_usec: limit % 1000 * 1000)
        var next = timeval()
        // The result is one of the two arguments.
        return withUnsafeMutablePointer(to: &longest) { longest in
            withUnsafeMutablePointer(to: &next) { next in
                guard let time = ares_timeout(channel, longest, next)?.pointee else { return limit }
                return time.tv_sec * 1000 + (Int(time.tv_usec) + 999) / 1000
            }
        }
    }

    func process(_ ready: some Sequence<pollfd>) {
        for socket in ready where socket.revents != 0 {
            let isReadable = Int32(socket.revents) & (POLLIN | POLLERR | POLLHUP) != 0
            let isWritable = Int32(socket.revents) & POLLOUT != 0
            ares_process_fd(channel, isReadable ? socket.fd : -1, isWritable ? socket.fd : -1)
        }
        // Both sides "bad": only the timeouts are looked at.
        ares_process_fd(channel, -1, -1)
    }
}
