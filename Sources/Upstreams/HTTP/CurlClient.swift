import CCurl

/// Sends calls with libcurl; belongs to one thread, and keeps connections open between its calls.
public final class CurlClient: HTTPClient {
    private let handle: UnsafeMutableRawPointer
    private let caFile: String?
    /// The address that the last call went to, for whoever wonders where a name has led; empty without a connection.
    public private(set) var lastAddress = ""

    /// To be called once, before any thread is started.
    public static func initializeLibrary() {
        precondition(curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, "libcurl cannot start")
    }

    /// Creates a client; `caFile` names certificates to trust instead of the system's.
    public init(caFile: String?) {
        guard let handle = curl_easy_init() else { preconditionFailure("libcurl has no memory for a handle") }
        self.handle = handle
        self.caFile = caFile
    }

    deinit {
        curl_easy_cleanup(handle)
    }

    public func send(_ request: HTTPRequest) throws(TransportError) -> HTTPResponse {
        let transfer = transfer(request, on: handle)
        let result = withExtendedLifetime(transfer) { transfer.result(curl_easy_perform(handle)) }
        lastAddress = transfer.address
        return try result.get()
    }

    public func sendAll(_ requests: [HTTPRequest]) -> [Result<HTTPResponse, TransportError>] {
        let transfers = requests.map { request in
            guard let handle = curl_easy_init() else { preconditionFailure("libcurl has no memory for a handle") }
            return transfer(request, on: handle)
        }
        defer { for transfer in transfers { curl_easy_cleanup(transfer.handle) } }
        let codes = CurlFanOut.perform(transfers.map(\.handle))
        return zip(transfers, codes).map { $0.result($1) }
    }

    private func transfer(_ request: HTTPRequest, on handle: UnsafeMutableRawPointer) -> CurlTransfer {
        let scope = CallScope.current
        return CurlTransfer(
            request, on: handle, requestID: scope?.requestID,
            milliseconds: scope?.milliseconds(limit: request.limitMilliseconds) ?? request.limitMilliseconds,
            caFile: caFile)
    }
}
