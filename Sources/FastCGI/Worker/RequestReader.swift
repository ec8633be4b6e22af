import CFastCGI
import FoundationEssentials
import Web

/// Makes a request of what the web server sent.
struct RequestReader {
    private let exchange: UnsafeMutablePointer<FCGX_Request>
    private let parameters: Parameters
    private let settings: PoolSettings

    init(_ exchange: UnsafeMutablePointer<FCGX_Request>, _ parameters: Parameters, _ settings: PoolSettings) {
        self.exchange = exchange
        self.parameters = parameters
        self.settings = settings
    }

    func read(id: String) throws(Problem) -> Request {
        guard let method = Method(rawValue: parameters["REQUEST_METHOD"] ?? "") else { throw Problem.unknownMethod }
        let (path, query) = try address()
        let headers = try headers()
        return Request(
            method: method, path: path, query: Query(query), headers: headers, body: try body(),
            remoteAddress: parameters["REMOTE_ADDR"] ?? "", id: id,
            deadline: Date(timeIntervalSinceNow: Double(settings.requestSeconds)))
    }

    /// REQUEST_URI is what the client sent; the other parameters were decoded by the web server, so that an encoded
    /// slash in them is no longer told from a plain one.
    private func address() throws(Problem) -> (path: String, query: String) {
        guard let text = parameters["REQUEST_URI"], !parameters.isBroken else { throw Problem.malformedPath }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }

    private func headers() throws(Problem) -> Headers {
        var headers = Headers()
        var size = 0
        for (name, value) in parameters.all {
            guard let header = Self.headerName(name), !value.isEmpty else { continue }
            size += value.utf8.count
            guard size <= settings.headerLimit else { throw Problem.headerTooLarge(limit: settings.headerLimit) }
            headers.add(header, String(value))
        }
        return headers
    }

    /// `HTTP_X_NAME` is the header `X-Name`; two headers come without the prefix (RFC 3875 section 4.1.18).
    private static func headerName(_ parameter: Substring) -> String? {
        switch parameter {
        case "CONTENT_TYPE": "Content-Type"
        case "CONTENT_LENGTH": "Content-Length"
        case let name where name.hasPrefix("HTTP_"):
            name.dropFirst(5).split(separator: "_", omittingEmptySubsequences: false)
                .map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: "-")
        default: nil
        }
    }

    /// A body that ends before its stated length was cut off by a client that went away: nobody wants it done.
    private func body() throws(Problem) -> [UInt8] {
        let stated = parameters["CONTENT_LENGTH"].flatMap { Int($0) }
        guard stated ?? 0 <= settings.bodyLimit else { throw Problem.payloadTooLarge(limit: settings.bodyLimit) }
        let body = readUpTo(settings.bodyLimit + 1)
        guard body.count <= settings.bodyLimit else { throw Problem.payloadTooLarge(limit: settings.bodyLimit) }
        guard stated == nil || stated == body.count else {
            throw Problem.malformedBody("ends before its stated length")
        }
        return body
    }

    private func readUpTo(_ limit: Int) -> [UInt8] {
        var body: [UInt8] = []
        while body.count < limit {
            let part = min(limit - body.count, 65_536)
            let bytes = [UInt8](unsafeUninitializedCapacity: part) { buffer, count in
                count = Int(FCGX_GetStr(buffer.baseAddress, Int32(part), exchange.pointee.in))
            }
            body += bytes
            if bytes.count < part { break }
        }
        return body
    }
}
