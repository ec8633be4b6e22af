import CCurl

/// One call on one libcurl handle: sets it up, collects the answer, lets go of what it allocated.
final class CurlTransfer {
    let handle: UnsafeMutableRawPointer
    private let request: HTTPRequest
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var received = HTTPResponse(status: 0)
    private var headerBytes = 0
    private var isTooLarge = false
    /// Of an answer's header fields together; a stream of them without end is not read.
    private static let headerLimit = 64 * 1024

    init(
        _ request: HTTPRequest, on handle: UnsafeMutableRawPointer, requestID: String?, milliseconds: Int,
        caFile: String?
    ) {
        self.request = request
        self.handle = handle
        curl_easy_reset(handle)
        setLimits(milliseconds)
        setDestination(caFile)
        setHeaders(requestID)
        setBody()
        setCollectors()
    }

    deinit {
        curl_slist_free_all(headerList)
    }

    /// The address that was talked to last; empty before the first connection.
    var address: String {
        var text: UnsafeMutablePointer<CChar>?
        workplace_curl_get_pointer(handle, CURLINFO_PRIMARY_IP, &text)
        return text.map { String(cString: $0) } ?? ""
    }

    /// The answer, or why there is none, once libcurl is done with the handle.
    func result(_ code: CURLcode) -> Result<HTTPResponse, TransportError> {
        if isTooLarge { return .failure(.tooLarge(limit: request.responseLimit)) }
        guard code == CURLE_OK else {
            if code == CURLE_OPERATION_TIMEDOUT { return .failure(.timedOut) }
            return .failure(.unreachable(String(cString: curl_easy_strerror(code))))
        }
        var status = 0
        workplace_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        received.status = status
        return .success(received)
    }

    private func setLimits(_ milliseconds: Int) {
        workplace_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        workplace_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, 2000)
        workplace_curl_set_long(handle, CURLOPT_TIMEOUT_MS, milliseconds)
        // An upstream that moved to another address is found again within a minute, however busy we are with it: names
        // are asked for again, and connections that are kept busy do not live for ever.
        workplace_curl_set_long(handle, CURLOPT_DNS_CACHE_TIMEOUT, 5)
        workplace_curl_set_long(handle, CURLOPT_MAXAGE_CONN, 50)
        workplace_curl_set_long(handle, CURLOPT_MAXLIFETIME_CONN, 50)
        if request.isUnrepeatable { workplace_curl_set_long(handle, CURLOPT_FRESH_CONNECT, 1) }
    }

    private func setDestination(_ caFile: String?) {
        workplace_curl_set_string(handle, CURLOPT_URL, request.url)
        workplace_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        workplace_curl_set_string(handle, CURLOPT_PROXY, "")
        workplace_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        if let caFile { workplace_curl_set_string(handle, CURLOPT_CAINFO, caFile) }
    }

    private func setHeaders(_ requestID: String?) {
        var lines = request.headers.map { "\($0.name): \($0.value)" }
        if let requestID { lines.append("X-Request-Id: \(requestID)") }
        // Without this libcurl waits a second for "100 Continue" before it sends a larger body.
        lines.append("Expect:")
        for line in lines { headerList = curl_slist_append(headerList, line) }
        workplace_curl_set_list(handle, CURLOPT_HTTPHEADER, headerList)
    }

    private func setBody() {
        workplace_curl_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method)
        guard let body = request.body else { return }
        workplace_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, body.count)
        // libcurl keeps its own copy, so the array may go.
        body.withUnsafeBytes { bytes in
            _ = workplace_curl_set_pointer(
                handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
        }
    }

    private func setCollectors() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        workplace_curl_set_write(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            CurlTransfer.from(context).append(bytes, size * count)
        }
        workplace_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        workplace_curl_set_write(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            CurlTransfer.from(context).appendHeader(bytes, size * count)
        }
        workplace_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> CurlTransfer {
        // The client holds the transfer until libcurl has returned.
        Unmanaged<CurlTransfer>.fromOpaque(context!).takeUnretainedValue()
    }

    private func append(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        guard received.body.count + count <= request.responseLimit else {
            isTooLarge = true
            return Int(CURL_WRITEFUNC_ERROR)
        }
        received.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
    }

    private func appendHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        headerBytes += count
        guard headerBytes <= Self.headerLimit else {
            isTooLarge = true
            return Int(CURL_WRITEFUNC_ERROR)
        }
        let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return count }
        let value = parts[1].drop { $0 == " " }.prefix { $0 != "\r" && $0 != "\r\n" && $0 != "\n" }
        received.headers.append((name: String(parts[0]), value: String(value)))
        return count
    }
}
