/// One call to an upstream.
public struct HTTPRequest: Sendable {
    public var method: String
    /// Absolute address.
    public var url: String
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]?
    /// Longest time for the whole call in milliseconds; the caller's own deadline may cut it shorter.
    public var limitMilliseconds: Int
    /// Largest body of an answer in bytes.
    public var responseLimit: Int
    /// A write that must not be sent twice: libcurl repeats a request by itself when a reused connection dies before
    /// the first byte of the answer, so such a call gets a connection of its own.
    public var isUnrepeatable: Bool

    /// Creates a call.
    public init(
        _ method: String, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        limitMilliseconds: Int = 10_000, responseLimit: Int = 1 << 20, isUnrepeatable: Bool = false
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.limitMilliseconds = limitMilliseconds
        self.responseLimit = responseLimit
        self.isUnrepeatable = isUnrepeatable
    }
}

/// The answer to a call.
public struct HTTPResponse: Sendable {
    public var status: Int
    /// Header fields in the order received.
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]

    /// Creates an answer.
    public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first field of this name, whatever its case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Seconds of `Retry-After`, when it is a number (RFC 9110 section 10.2.3).
    public var retryAfterSeconds: Int? {
        header("Retry-After").flatMap { Int($0) }
    }
}

/// Why no answer arrived.
public enum TransportError: Error, Equatable, Sendable {
    /// Not connected, or broken before the answer was whole; libcurl's own words, which hold no body.
    case unreachable(String)
    case timedOut
    /// The answer is larger than the call allows.
    case tooLarge(limit: Int)
}

/// Sends calls. A client belongs to one thread.
public protocol HTTPClient: AnyObject {
    /// Sends one call and waits for its answer.
    func send(_ request: HTTPRequest) throws(TransportError) -> HTTPResponse
    /// Sends calls at the same time; the answers are in the order of the calls.
    func sendAll(_ requests: [HTTPRequest]) -> [Result<HTTPResponse, TransportError>]
}
