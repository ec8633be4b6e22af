import Foundation
import Testing

@testable import Upstreams

/// Fetches from hosts that strangers name, against a server with TLS that counts its connections.
@Suite struct GuardedFetchTests {
    /// `/redirect`, `/large`, `/chunked`, `/headers` do what they say; every other path answers with itself. The first line says the
    /// port, each further one a connection.
    private static let program = """
        import http.server, socketserver, ssl, subprocess, sys
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc",
          "-subj", "/CN=mta-sts.acme.test", "-addext", "subjectAltName=DNS:mta-sts.acme.test", "-days", "2",
          "-keyout", sys.argv[1] + "/key.pem", "-out", sys.argv[1] + "/ca.pem"], check=True, capture_output=True)
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_GET(self):
                body = {"/large": b"x" * 70000}.get(self.path, self.path.encode())
                self.send_response(302 if self.path == "/redirect" else 200)
                self.send_header("Content-Type", "text/plain")
                self.send_header("Location", "/elsewhere")
                if self.path == "/headers":
                    for _ in range(90): self.send_header("X-More", "x" * 1000)
                if self.path == "/chunked":
                    self.send_header("Transfer-Encoding", "chunked")
                    self.end_headers()
                    for _ in range(70): self.wfile.write(b"400\\r\\n" + b"x" * 1024 + b"\\r\\n")
                    self.wfile.write(b"0\\r\\n\\r\\n")
                    return
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def log_message(self, *_): pass
        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads = True
            def get_request(self):
                request = super().get_request()
                print("connection", flush=True)
                return request
            def handle_error(self, *_): pass
        server = Server(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1] + "/ca.pem", sys.argv[1] + "/key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """

    private let folder: URL
    private let server: Child
    private let port: Int

    init() async throws {
        CurlClient.initializeLibrary()
        folder = FileManager.default.temporaryDirectory.appending(path: "guarded-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        server = try Child(["python3", "-c", Self.program, folder.path], folder: folder, log: "server.log")
        var lines: [Substring] = []
        for _ in 0..<400 where lines.isEmpty {
            try await Task.sleep(for: .milliseconds(25))
            lines = try server.output.split(separator: "\n")
        }
        port = try #require(lines.first.flatMap { Int($0) })
    }

    private var connections: Int {
        get throws { try server.output.split(separator: "\n").count - 1 }
    }

    private func settings(_ change: (inout GuardedFetch.Settings) -> Void = { _ in }) -> GuardedFetch.Settings {
        var settings = GuardedFetch.Settings(
            connectTo: "127.0.0.1:\(port)", caFile: folder.appending(path: "ca.pem").path)
        change(&settings)
        return settings
    }

    private func get(
        _ path: String, host: String = "mta-sts.acme.test", addresses: [String] = ["127.0.0.1"],
        _ settings: GuardedFetch.Settings
    ) throws -> Result<HTTPResponse, GuardedFetch.Failure> {
        let target = GuardedFetch.Target(host: host, path: path, addresses: addresses)
        return try #require(GuardedFetch(settings).getAll([target], limit: 65536).first)
    }

    @Test func theFileOfTheHost() throws {
        let answer = try get("/.well-known/mta-sts.txt", settings()).get()
        #expect(answer.status == 200 && answer.header("content-type") == "text/plain")
        #expect(String(decoding: answer.body, as: UTF8.self) == "/.well-known/mta-sts.txt")
    }

    @Test func severalAtOnceInTheirOrder() throws {
        let targets = ["/a", "/large", "/b"].map {
            GuardedFetch.Target(host: "mta-sts.acme.test", path: $0, addresses: ["127.0.0.1"])
        }
        let answers = GuardedFetch(settings()).getAll(targets, limit: 65536)
        #expect(try answers[0].get().body == Array("/a".utf8) && answers[2].get().body == Array("/b".utf8))
        #expect(throws: GuardedFetch.Failure.tooLarge) { try answers[1].get() }
        #expect(GuardedFetch(settings()).getAll([], limit: 65536).isEmpty)
    }

    @Test func redirectsAreNotFollowed() throws {
        #expect(try get("/redirect", settings()).get().status == 302)
        #expect(try connections == 1)
    }

    /// A body with and without a length, and header fields.
    @Test(arguments: ["/large", "/chunked", "/headers"])
    func moreThanTheLimit(_ path: String) throws {
        #expect(throws: GuardedFetch.Failure.tooLarge) { try get(path, settings()).get() }
    }

    @Test func theCertificateOfAnotherHost() throws {
        #expect(throws: GuardedFetch.Failure.untrusted) { try get("/", host: "mta-sts.birch.test", settings()).get() }
    }

    @Test func aCertificateThatNobodyVouchesFor() throws {
        let strict = settings { $0.caFile = nil }
        #expect(throws: GuardedFetch.Failure.untrusted) { try get("/", strict).get() }
    }

    /// Where the name leads inside, no connection is made at all. (Nobody needs to listen on port 443 for that.)
    @Test(arguments: [
        ["127.0.0.1"], ["::1"], ["169.254.169.254"], ["10.0.0.1", "::ffff:127.0.0.1"], ["fd00::1"], ["0.0.0.0"], ["::"],
    ])
    func addressesInsideAreRefused(_ addresses: [String]) throws {
        let direct = settings { $0.connectTo = nil }
        #expect(throws: GuardedFetch.Failure.addressRefused) { try get("/", addresses: addresses, direct).get() }
        #expect(try connections == 0)
    }

    /// An allowed one gets as far as the socket.
    @Test func ourOwnAddressIsAllowed() throws {
        let own = settings {
            $0.connectTo = nil
            $0.allowedAddresses = ["127.0.0.9"]
        }
        #expect(throws: GuardedFetch.Failure.unreachable) { try get("/", addresses: ["127.0.0.9"], own).get() }
        #expect(throws: GuardedFetch.Failure.addressRefused) { try get("/", addresses: ["127.0.0.8"], own).get() }
    }

    @Test func withoutAnAddressNobodyIsAsked() throws {
        let direct = settings { $0.connectTo = nil }
        #expect(throws: GuardedFetch.Failure.unreachable) { try get("/", addresses: [], direct).get() }
        #expect(throws: GuardedFetch.Failure.unreachable) {
            try get("/", host: "localhost", addresses: [], direct).get()
        }
    }

    @Test func texts() {
        #expect(GuardedFetch.isConnectTo("127.0.0.1:8444") && GuardedFetch.isConnectTo("[::1]:8444"))
        for text in ["127.0.0.1", "localhost:443", "::1:443", "127.0.0.1:0", "127.0.0.1:70000", ":443", ""] {
            #expect(!GuardedFetch.isConnectTo(text), "\(text)")
        }
        #expect(GuardedFetch.isAddress("10.0.0.25") && GuardedFetch.isAddress("fd00::1"))
        #expect(!GuardedFetch.isAddress("10.0.0") && !GuardedFetch.isAddress("mail.acme.test"))
    }
}
