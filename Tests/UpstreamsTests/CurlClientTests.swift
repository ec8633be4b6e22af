import FoundationEssentials
import Glibc
import Testing

@testable import Upstreams

@Suite struct CurlClientTests {
    /// A listening socket on loopback; nobody ever accepts, so a caller is connected and waits.
    private final class SilentListener {
        let descriptor: Int32
        let port: UInt16

        init() {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    _ = bind(descriptor, address, length)
                    _ = getsockname(descriptor, address, &length)
                }
            }
            listen(descriptor, 4)
            self.descriptor = descriptor
            port = UInt16(bigEndian: address.sin_port)
        }

        deinit {
            close(descriptor)
        }
    }

    init() {
        CurlClient.initializeLibrary()
    }

    @Test func nobodyThereIsUnreachable() {
        let port = SilentListener().port
        let error = #expect(throws: TransportError.self) {
            try CurlClient(caFile: nil).send(HTTPRequest("GET", "http://127.0.0.1:\(port)/"))
        }
        guard case .unreachable = error else {
            Issue.record("not unreachable: \(String(describing: error))")
            return
        }
    }

    @Test func anUpstreamThatSaysNothingCostsTheLimit() {
        let listener = SilentListener()
        let request = HTTPRequest("GET", "http://127.0.0.1:\(listener.port)/", limitMilliseconds: 200)
        let started = Date()
        #expect(throws: TransportError.timedOut) { try CurlClient(caFile: nil).send(request) }
        #expect(Date().timeIntervalSince(started) < 2)
    }

    @Test func theRequestsDeadlineCutsACallShort() {
        let listener = SilentListener()
        let scope = CallScope(requestID: "r", deadline: Date() + 0.2)
        let started = Date()
        CallScope.$current.withValue(scope) {
            #expect(throws: TransportError.timedOut) {
                try CurlClient(caFile: nil).send(HTTPRequest("GET", "http://127.0.0.1:\(listener.port)/"))
            }
        }
        #expect(Date().timeIntervalSince(started) < 2)
    }

    @Test func callsAtTheSameTimeCostTheLongestNotTheSum() {
        let listener = SilentListener()
        let request = HTTPRequest("GET", "http://127.0.0.1:\(listener.port)/", limitMilliseconds: 400)
        let started = Date()
        let answers = CurlClient(caFile: nil).sendAll([request, request, request])
        #expect(answers.count == 3)
        for answer in answers {
            #expect(throws: TransportError.timedOut) { try answer.get() }
        }
        #expect(Date().timeIntervalSince(started) < 1.1)
    }

    @Test(arguments: ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/"])
    func otherSchemesAreRefused(_ url: String) {
        #expect(throws: TransportError.self) { try CurlClient(caFile: nil).send(HTTPRequest("GET", url)) }
    }
}
