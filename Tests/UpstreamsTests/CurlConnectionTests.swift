import Foundation
import Testing

@testable import Upstreams

/// What libcurl does with connections, against a server that tells from which port each request came.
@Suite struct CurlConnectionTests {
    /// `/` answers and keeps the connection; `/drop` answers, promises to keep it, and closes it; `/count` tells the
    /// number of POST requests.
    private static let program = """
        import http.server, socketserver
        posts = 0
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def answer(self):
                body = str(posts if self.path == "/count" else self.client_address[1]).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                self.close_connection = self.path == "/drop"
            do_GET = answer
            def do_POST(self):
                global posts
                posts += 1
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.answer()
            def log_message(self, *_): pass
        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer): daemon_threads = True
        server = Server(("127.0.0.1", 0), Handler)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """

    private let folder: URL
    private let server: Child
    private let baseURL: String
    private let client: CurlClient

    init() async throws {
        CurlClient.initializeLibrary()
        client = CurlClient(caFile: nil)
        folder = FileManager.default.temporaryDirectory
        server = try Child(
            ["python3", "-c", Self.program], folder: folder, log: "connections-\(UUID().uuidString).log")
        var port = ""
        for _ in 0..<200 where port.isEmpty {
            try await Task.sleep(for: .milliseconds(25))
            port = try server.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        baseURL = "http://127.0.0.1:\(try #require(Int(port)))"
    }

    private func send(_ method: String, _ path: String, isUnrepeatable: Bool = false) throws -> String {
        let body: [UInt8]? = method == "POST" ? Array("{}".utf8) : nil
        let request = HTTPRequest(
            method, baseURL + path, headers: [], body: body, isUnrepeatable: isUnrepeatable)
        return String(decoding: try client.send(request).body, as: UTF8.self)
    }

    @Test func aConnectionIsKeptForTheNextCall() throws {
        let first = try send("GET", "/")
        #expect(try send("GET", "/") == first)
        #expect(try send("POST", "/") == first)
        #expect(client.lastAddress == "127.0.0.1")
    }

    @Test func whatMustNotBeRepeatedHasItsOwnConnection() throws {
        let first = try send("GET", "/")
        #expect(try send("POST", "/", isUnrepeatable: true) != first)
    }

    /// The kept connection is dead by the time of the next call, which libcurl then sends again by itself; what must not
    /// be repeated goes out once on a connection of its own.
    @Test func aDeadConnectionRepeatsNothing() throws {
        _ = try send("GET", "/drop")
        _ = try send("POST", "/", isUnrepeatable: true)
        #expect(try send("GET", "/count") == "1")
    }

    @Test func anAnswerThatIsTooLargeIsCutOff() {
        let request = HTTPRequest("GET", baseURL + "/", responseLimit: 3)
        #expect(throws: TransportError.tooLarge(limit: 3)) { try client.send(request) }
    }
}
