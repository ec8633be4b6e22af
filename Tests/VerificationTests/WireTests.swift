import Testing

@testable import Verification

/// Packets: what is sent, what is read, and that nothing hostile gets further than an error.
@Suite struct WireTests {
    /// A reply to `acme.test MX` with a compressed owner, an alias-free answer and an OPT record with an extended
    /// error (option 15, code 6, text "x").
    static let reply: [UInt8] = [
        0x12, 0x34, 0x81, 0xA0, 0, 1, 0, 1, 0, 0, 0, 1,
        4, 0x41, 0x43, 0x4D, 0x45, 4, 0x74, 0x65, 0x73, 0x74, 0, 0, 15, 0, 1,
        0xC0, 12, 0, 15, 0, 1, 0, 0, 1, 44, 0, 8, 0, 10, 3, 0x6D, 0x78, 0x31, 0xC0, 12,
        0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 7, 0, 15, 0, 3, 0, 6, 0x78,
    ]

    @Test func readsAReply() throws {
        let packet = try ReplyPacket(Self.reply)
        #expect(packet.id == 0x1234)
        #expect(packet.question == Question("acme.test", .mx))
        #expect(packet.responseCode == 0)
        #expect(packet.isAuthenticated)
        #expect(packet.extendedError == 6)
        let record = ResourceRecord(
            owner: "acme.test", type: .mx, ttl: 300, data: .mx(preference: 10, host: "mx1.acme.test"))
        #expect(packet.answers == [record])
    }

    @Test func asksWithRecursionValidationAndEDNS() throws {
        let packet = try #require(QueryPacket.build(Question("acme.test", .txt), id: 0xABCD, ednsSize: 1232))
        #expect(packet.prefix(12) == [0xAB, 0xCD, 0x01, 0x20, 0, 1, 0, 0, 0, 0, 0, 1])
        #expect(packet[12..<27] == [4, 97, 99, 109, 101, 4, 116, 101, 115, 116, 0, 0, 16, 0, 1])
        #expect(packet.suffix(11) == [0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0])
    }

    @Test(arguments: [
        String(repeating: "a", count: 64) + ".test", "a..test", "\\30.test",
        (0..<64).map { _ in "abc" }.joined(separator: ".") + ".test",
    ])
    func namesWithoutAWireForm(_ name: String) {
        #expect(NameText.wire(name) == nil)
    }

    @Test func escapesRoundTrip() {
        let labels: [[UInt8]] = [[0x61, 0x2E, 0x62], [0x00, 0xFF, 0x5C], [0x20]]
        let text = labels.map(NameText.label).joined(separator: ".")
        #expect(text == "a\\.b.\\000\\255\\\\.\\032")
        #expect(NameText.labels(text.utf8) == labels)
    }

    @Test func everyTruncationFails() {
        for length in 0..<Self.reply.count {
            #expect(throws: MalformedPacket.self) { try ReplyPacket(Array(Self.reply.prefix(length))) }
        }
    }

    @Test func pointersLeadOnlyBackwards() {
        // The answer's owner at offset 27 points to itself, forwards, and into a loop of two.
        for target in [27, 40, 28] as [UInt8] {
            var packet = Self.reply
            packet[28] = target
            #expect(throws: MalformedPacket.self) { try ReplyPacket(packet) }
        }
    }

    /// Damaged and random packets end in a value or an error, never in a trap; the seed makes a failure repeatable.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func survivesDamage(_ seed: UInt64) {
        var random = SeededRandomness(state: seed)
        var (read, refused) = (0, 0)
        for round in 0..<20_000 {
            do {
                _ = try ReplyPacket(round.isMultiple(of: 2) ? random.damaged(Self.reply) : random.packet())
                read += 1
            } catch {
                refused += 1
            }
        }
        #expect(read > 0 && refused > 0)
    }

    /// A packet that repeats a long compressed name is read in bounded time.
    @Test func boundsTheWorkOfOnePacket() throws {
        var packet: [UInt8] = [0, 1, 0x80, 0, 0, 1, 0x14, 0x00, 0, 0, 0, 0]
        for _ in 0..<3 { packet += [63] + Array(repeating: 0x61, count: 63) }
        packet += [0, 0, 16, 0, 1]
        for _ in 0..<0x1400 { packet += [0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0] }
        let started = ContinuousClock.now
        #expect(try ReplyPacket(packet).answers.count == 0x1400)
        #expect(started.duration(to: .now) < .seconds(5))
    }
}

extension SeededRandomness {
    fileprivate mutating func packet() -> [UInt8] {
        // A header that passes, so that the sections are reached.
        let header: [UInt8] = [0, 0, 0x80, 0, 0, 1, 0, UInt8.random(in: 0...3, using: &self), 0, 1, 0, 1]
        return header + (0..<Int.random(in: 0...200, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
    }

    fileprivate mutating func damaged(_ packet: [UInt8]) -> [UInt8] {
        var packet = packet
        for _ in 0..<Int.random(in: 1...4, using: &self) {
            packet[Int.random(in: 2..<packet.count, using: &self)] = UInt8.random(in: 0...255, using: &self)
        }
        return packet
    }
}
