import CAres
import Glibc

/// A c-ares channel to one resolver, made for one batch and driven by one thread.
final class AresChannel {
    private let channel: ares_channel
    private let settings: VerificationSettings
    private let landing = Landing()

    /// Nil when the library has no memory left for the channel.
    init?(resolver: ResolverAddress, settings: VerificationSettings) {
        guard Self.library == ARES_SUCCESS else { return nil }
        var options = ares_options()
        // EDNS: without it every reply over 512 bytes is thrown away and repeated over TCP. NOCHECKRESP: otherwise
        // SERVFAIL and REFUSED lose their code. One server, so nothing may rotate.
        options.flags = ARES_FLAG_EDNS | ARES_FLAG_NOCHECKRESP | ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES
        if settings.isAuthority { options.flags |= ARES_FLAG_IGNTC }
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
        self.settings = settings
    }

    deinit {
        // Cancels what is on its way: the callbacks run now, while the landing still exists.
        ares_destroy(channel)
    }

    /// Sends a question; its flight lands when there is an answer, or none to be had.
    func send(_ question: Question, for run: ResolverRun) -> Flight {
        let flight = Flight(question, for: run, id: .random(in: .min ... .max), landing: landing)
        let packet = QueryPacket.build(
            question, id: flight.id, isRecursive: !settings.isAuthority, ednsSize: settings.ednsSize)
        guard let packet else {
            flight.land(status: ARES_EBADQUERY, reply: UnsafeBufferPointer(start: nil, count: 0))
            return flight
        }
        // The library holds the flight until its one call of the callback.
        ares_send(
            channel, packet, CInt(packet.count),
            { argument, status, _, buffer, length in
                guard let argument else { return }
                let reply = UnsafeBufferPointer(start: buffer.map { UnsafePointer($0) }, count: Int(length))
                Unmanaged<Flight>.fromOpaque(argument).takeRetainedValue().land(status: status, reply: reply)
            }, Unmanaged.passRetained(flight).toOpaque())
        return flight
    }

    /// The flights that have landed since the last call.
    func takeLanded() -> [Flight] {
        defer { landing.flights.removeAll(keepingCapacity: true) }
        return landing.flights
    }

    /// A question can fail before it is on its way.
    var hasLanded: Bool { !landing.flights.isEmpty }

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

    /// Initialised once, before any channel (ares_library_init is not thread-safe in 1.18).
    private static let library = ares_library_init(ARES_LIB_INIT_ALL)
}
