public import FoundationEssentials

/// A request as the web server passed it on.
public struct Request: Sendable {
    /// The method.
    public var method: Method
    /// The path as received: not decoded, without the query.
    public var path: String
    /// The fields after the question mark.
    public var query: Query
    /// The header fields.
    public var headers: Headers
    /// The whole body; the pool has held it to its limit.
    public var body: [UInt8]
    /// The address that the web server saw the request come from.
    public var remoteAddress: String
    /// Names the request in logs, audit rows, answers and calls to upstreams.
    public var id: String
    /// When the answer must be ready; calls to upstreams get at most what is left.
    public var deadline: Date

    /// Creates a request.
    public init(
        method: Method, path: String, query: Query = Query(""), headers: Headers = [:], body: [UInt8] = [],
        remoteAddress: String = "", id: String = "", deadline: Date = .distantFuture
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.remoteAddress = remoteAddress
        self.id = id
        self.deadline = deadline
    }

    /// The value of a cookie.
    public func cookie(_ name: String) -> String? {
        cookies.first { $0.name == name }?.value
    }

    /// All cookies in the order sent (RFC 6265 section 5.4).
    public var cookies: [(name: String, value: String)] {
        headers.all("Cookie").flatMap { $0.split(separator: ";") }.compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            return (name: String(parts[0].drop { $0 == " " }), value: String(parts[1]))
        }
    }
}
