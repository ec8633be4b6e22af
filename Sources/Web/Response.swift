import FoundationEssentials

/// An answer.
public struct Response: Sendable {
    /// The HTTP status.
    public var status: Int
    /// The header fields; `Content-Length` is added when the answer is sent.
    public var headers: Headers
    /// The body as sent.
    public var body: [UInt8]

    /// Creates an answer.
    public init(status: Int, headers: Headers = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer that holds a value as JSON. Nothing of the API may be kept by a cache.
    public static func json(_ value: some Encodable, status: Int = 200) throws -> Response {
        Response(
            status: status, headers: ["Content-Type": "application/json", "Cache-Control": "no-store"],
            body: try JSONText.encode(value))
    }

    /// 204.
    public static let noContent = Response(status: 204, headers: ["Cache-Control": "no-store"])

    /// Sends the browser to another address; with 303 it always asks with GET (RFC 9110 section 15.4.4).
    public static func redirect(to address: String, status: Int = 303) -> Response {
        Response(status: status, headers: ["Location": address, "Cache-Control": "no-store"])
    }

    /// Adds a cookie.
    public mutating func set(_ cookie: Cookie) {
        headers.add("Set-Cookie", cookie.headerValue)
    }
}
