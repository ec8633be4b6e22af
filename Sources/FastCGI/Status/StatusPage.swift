/// One answer of the status listener.
struct StatusPage {
    let status: Int
    let contentType: String
    let body: [UInt8]
    let allow: String?

    init(_ status: Int, _ text: String, contentType: String = "text/plain; charset=utf-8", allow: String? = nil) {
        self.init(status, bytes: Array(text.utf8), contentType: contentType, allow: allow)
    }

    init(_ status: Int, bytes: [UInt8], contentType: String, allow: String? = nil) {
        self.status = status
        self.contentType = contentType
        body = bytes
        self.allow = allow
    }

    /// The page as HTTP/1.1 (RFC 9112); the reason phrase may be empty.
    var bytes: [UInt8] {
        let head = """
            HTTP/1.1 \(status) \r
            Content-Type: \(contentType)\r
            Content-Length: \(body.count)\r
            Cache-Control: no-store\r
            \(allow.map { "Allow: \($0)\r\n" } ?? "")Connection: close\r
            \r\n
            """
        return Array(head.utf8) + body
    }
}
