import Glibc
import Testing

/// What goes in and out of a worker.
@Suite struct ExchangeTests {
    private let pool: ProbePool

    init() throws {
        pool = try ProbePool(["processes": 1, "threads": 2])
    }

    @Test func bodiesAreBytesInBothDirections() throws {
        let body = (0..<1_048_576).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let echo = try pool.client.send("POST", "/echo", body: body)
        #expect(echo.status == 200)
        #expect(echo.body == body)
        let large = try pool.client.get("/large")
        #expect(large.body == (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) })
        #expect(large.values("Content-Length") == ["3000000"])
    }

    @Test(arguments: [true, false]) func oneByteTooManyIsRefused(statesLength: Bool) throws {
        let body = [UInt8](repeating: 7, count: 1_048_577)
        let answer = try pool.client.send("POST", "/echo", body: body, statesLength: statesLength)
        #expect(answer.status == 413)
        #expect(answer.values("Content-Type") == ["application/problem+json"])
        #expect(answer.text.contains(#""code":"payload_too_large""#))
        #expect(try pool.status().rejected == 1)
    }

    @Test func aBodyThatWasCutOffIsNotPassedOn() throws {
        let connection = try pool.client.open()
        defer { close(connection) }
        let head = FastCGIClient.head([
            ("REQUEST_METHOD", "POST"), ("REQUEST_URI", "/echo"), ("CONTENT_LENGTH", "10"),
        ])
        #expect(FastCGIClient.write(head + FastCGIClient.record(5, [1, 2, 3]), to: connection))
        shutdown(connection, Int32(SHUT_WR))
        let answer = try FastCGIAnswer(reading: connection)
        #expect(answer.status == 400)
        #expect(answer.text.contains("ends before its stated length"))
    }

    @Test func aRequestIsPassedOnAsReceived() throws {
        let answer = try pool.client.send(
            "PATCH", "/request?x=/request",
            parameters: [
                ("REMOTE_ADDR", "192.0.2.7"), ("REQUEST_ID", "0123456789abcdef"), ("CONTENT_TYPE", "application/json"),
                ("HTTP_IF_NONE_MATCH", "\"a=b\""), ("HTTP_EMPTY", ""), ("QUERY_STRING", "ignored"),
            ])
        #expect(
            answer.text.split(separator: "\n") == [
                "PATCH", "/request", "192.0.2.7", "0123456789abcdef", "25 s", "Content-Type=application/json",
                "If-None-Match=\"a=b\"",
            ])
    }

    @Test(arguments: ["", "short", "has blank in it", String(repeating: "a", count: 65)])
    func anIDThatIsNoneIsReplaced(given: String) throws {
        let answer = try pool.client.send("GET", "/request", parameters: [("REQUEST_ID", given)])
        let id = answer.text.split(separator: "\n")[2]
        #expect(id.count == 32 && id.allSatisfy(\.isHexDigit))
    }

    @Test func whatCannotBeARequestIsAProblem() throws {
        #expect(try pool.client.get("/echo/\u{FFFD}").status == 404)
        #expect(try pool.client.send("BREW", "/echo").status == 501)
        let cookies = [("HTTP_COOKIE", String(repeating: "c", count: 12_000))]
        #expect(try pool.client.send("GET", "/request", parameters: cookies).status == 200)
        let tooMany = (0..<3).map { ("HTTP_X_\($0)", String(repeating: "c", count: 12_000)) }
        let answer = try pool.client.send("GET", "/request", parameters: tooMany)
        #expect(answer.status == 431)
        #expect(answer.text.contains(#""code":"header_too_large""#))
    }

    @Test func aPathThatIsNotUTF8IsAProblem() throws {
        let connection = try pool.client.open()
        defer { close(connection) }
        let uri: [UInt8] = [11, 3] + Array("REQUEST_URI".utf8) + [0x2F, 0xFF, 0x61]
        let method: [UInt8] = [14, 3] + Array("REQUEST_METHODGET".utf8)
        let begin = FastCGIClient.record(1, [0, 1, 0, 0, 0, 0, 0, 0])
        let records = begin + FastCGIClient.stream(4, method + uri) + FastCGIClient.stream(5, [])
        #expect(FastCGIClient.write(records, to: connection))
        let answer = try FastCGIAnswer(reading: connection)
        #expect(answer.status == 400)
        #expect(answer.text.contains(#""code":"malformed_path""#))
    }

    @Test func headersAreWrittenAsGiven() throws {
        let head = try pool.client.send("HEAD", "/large")
        #expect(head.body.isEmpty)
        #expect(head.values("Content-Length") == ["3000000"])
        let nothing = try pool.client.get("/nothing")
        #expect(nothing.status == 204)
        #expect(nothing.values("Content-Length").isEmpty)
        #expect(try pool.client.get("/cookies").values("Set-Cookie").count == 2)
        #expect(try pool.client.get("/header?value=plain").values("X-Given") == ["plain"])
    }

    @Test func aLineBreakInAHeaderWithholdsTheAnswer() throws {
        let answer = try pool.client.get("/header?value=a%0D%0ASet-Cookie:%20x=y")
        #expect(answer.status == 500)
        #expect(answer.values("Set-Cookie").isEmpty)
        #expect(answer.text.contains(#""code":"internal_error""#))
    }

    @Test func aKeptConnectionDoesNotKeepAThread() throws {
        var client = pool.client
        client.keepsConnection = true
        for _ in 0..<4 { #expect(try client.get("/pid").status == 200) }
        try eventually("no thread is busy") { try pool.status().active == 0 }
    }
}
