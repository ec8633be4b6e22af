import CFastCGI
import Web

/// Sends an answer to the web server as CGI states it (RFC 3875 section 6).
struct ResponseWriter {
    private let exchange: UnsafeMutablePointer<FCGX_Request>

    init(_ exchange: UnsafeMutablePointer<FCGX_Request>) {
        self.exchange = exchange
    }

    /// Writes all of it. That the client has gone meanwhile is no error: there is nobody left to tell.
    func write(_ response: Response, withBody: Bool) {
        let bytes = Self.head(response) + (withBody ? response.body : [])
        _ = bytes.withUnsafeBufferPointer { buffer in
            FCGX_PutStr(buffer.baseAddress, Int32(buffer.count), exchange.pointee.out)
        }
    }

    /// The first header that cannot be sent: a line break in it would let what a user typed add headers of its own.
    static func brokenHeader(of response: Response) -> String? {
        response.headers.fields.first { field in
            field.name.isEmpty || (field.name + field.value).utf8.contains { $0 < 0x20 || $0 == 0x7F }
        }?.name
    }

    private static func head(_ response: Response) -> [UInt8] {
        var text = "Status: \(response.status)\r\n"
        for (name, value) in response.headers.fields {
            text += "\(name): \(value)\r\n"
        }
        if response.status != 204 && response.status != 304 {
            text += "Content-Length: \(response.body.count)\r\n"
        }
        return Array((text + "\r\n").utf8)
    }
}
