import CCurl

/// Fetches small files over HTTPS from hosts that customers name: port 443, no redirects, no proxy, public addresses only
/// (contract dns.md section 12).
public struct GuardedFetch: Sendable {
    /// What the operator says about it.
    public struct Settings: Sendable {
        /// Our own addresses, which may be private.
        public var allowedAddresses: [String]
        /// `address:port` that takes the place of every host, for an installation whose hosts do not listen on 443; the
        /// certificate must be that of the host all the same.
        public var connectTo: String?
        /// Certificates to trust; nil: the system's.
        public var caFile: String?

        public init(allowedAddresses: [String] = [], connectTo: String? = nil, caFile: String? = nil) {
            self.allowedAddresses = allowedAddresses
            self.connectTo = connectTo
            self.caFile = caFile
        }
    }

    /// What is fetched. The addresses come from our own resolvers; nobody else is asked for the name.
    public struct Target: Sendable {
        public var host: String
        /// Begins with a slash.
        public var path: String
        public var addresses: [String]

        public init(host: String, path: String, addresses: [String]) {
            self.host = host
            self.path = path
            self.addresses = addresses
        }
    }

    /// Why there is no answer.
    public enum Failure: Error, Equatable, Sendable {
        /// The host is at an address that is not public.
        case addressRefused
        /// No TLS, or a certificate that is not the host's.
        case untrusted
        case tooLarge
        case unreachable
    }

    /// The limit of each fetch in seconds; whoever has less time left should not begin.
    public static let longestSeconds = 8.0

    private let settings: Settings
    private let allowed: Set<[UInt8]>

    /// Creates a fetcher.
    public init(_ settings: Settings) {
        self.settings = settings
        let own = settings.allowedAddresses + [settings.connectTo.map(Self.address) ?? ""]
        allowed = Set(own.compactMap(AddressGuard.bytes))
    }

    /// Fetches all at once; the answers are in the order of the targets. Takes at most 8 seconds.
    public func getAll(_ targets: [Target], limit: Int) -> [Result<HTTPResponse, Failure>] {
        let fetches = targets.map { GuardedTransfer($0, settings, AddressGuard(allowed: allowed), limit: limit) }
        let codes = CurlFanOut.perform(fetches.map(\.handle))
        return zip(fetches, codes).map { fetch, code in fetch.result(code) }
    }

    /// Tells whether a text is `address:port` or `[v6]:port`.
    public static func isConnectTo(_ text: String) -> Bool {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (1...65535).contains(port), let bytes = AddressGuard.bytes(address(text))
        else { return false }
        return text.hasPrefix("[") == (bytes.count == 16)
    }

    /// Tells whether a text is an address that can be allowed.
    public static func isAddress(_ text: String) -> Bool { AddressGuard.bytes(text) != nil }

    private static func address(_ text: String) -> String {
        let host = text.lastIndex(of: ":").map { text[..<$0] } ?? text[...]
        return String(host.drop { $0 == "[" }.prefix { $0 != "]" })
    }
}

/// One fetch on a handle of its own, which keeps nothing for the next.
private final class GuardedTransfer {
    let handle: UnsafeMutableRawPointer
    private let transfer: CurlTransfer
    private let addressGuard: AddressGuard
    private let hasAddress: Bool
    private var lists: [UnsafeMutablePointer<curl_slist>?] = []

    init(_ target: GuardedFetch.Target, _ settings: GuardedFetch.Settings, _ addressGuard: AddressGuard, limit: Int) {
        guard let handle = curl_easy_init() else { preconditionFailure("libcurl has no memory for a handle") }
        self.handle = handle
        self.addressGuard = addressGuard
        hasAddress = settings.connectTo != nil || !target.addresses.isEmpty
        transfer = CurlTransfer(
            HTTPRequest("GET", "https://\(target.host)\(target.path)", responseLimit: limit), on: handle,
            requestID: nil, milliseconds: Int(GuardedFetch.longestSeconds * 1000), caFile: settings.caFile)
        workplace_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "https")
        workplace_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, 3000)
        workplace_curl_set_long(handle, CURLOPT_MAXFILESIZE, limit)
        workplace_curl_set_long(handle, CURLOPT_FORBID_REUSE, 1)
        addressGuard.watch(handle)
        // Without an address the name resolves to nothing at all.
        let shown = target.addresses.map { $0.contains(":") ? "[\($0)]" : $0 }
        let addresses = shown.isEmpty ? "0.0.0.0" : shown.joined(separator: ",")
        setList(CURLOPT_RESOLVE, "\(target.host):443:\(addresses)")
        if let connectTo = settings.connectTo { setList(CURLOPT_CONNECT_TO, "::\(connectTo)") }
    }

    deinit {
        curl_easy_cleanup(handle)
        for list in lists { curl_slist_free_all(list) }
    }

    func result(_ code: CURLcode) -> Result<HTTPResponse, GuardedFetch.Failure> {
        guard hasAddress else { return .failure(.unreachable) }
        switch code {
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ISSUER_ERROR:
            return .failure(.untrusted)
        case CURLE_FILESIZE_EXCEEDED: return .failure(.tooLarge)
        default: break
        }
        return transfer.result(code).mapError { error in
            if case .tooLarge = error { return .tooLarge }
            return addressGuard.hasRefused ? .addressRefused : .unreachable
        }
    }

    private func setList(_ option: CURLoption, _ line: String) {
        let list = curl_slist_append(nil, line)
        lists.append(list)
        workplace_curl_set_list(handle, option, list)
    }
}
