import CCurl
import Glibc
import Model

/// Refuses connections to addresses that are not public. It looks at the address of each socket: whatever a name led to
/// a moment before proves nothing about the connection (contract dns.md section 12).
final class AddressGuard {
    /// Our own addresses, which may be anything.
    private let allowed: Set<[UInt8]>
    private(set) var hasRefused = false

    init(allowed: Set<[UInt8]>) {
        self.allowed = allowed
    }

    /// To be held until the handle's transfer is over.
    func watch(_ handle: UnsafeMutableRawPointer) {
        workplace_curl_set_open_socket(handle) { context, _, address in
            guard let context, let address else { return CURL_SOCKET_BAD }
            return Unmanaged<AddressGuard>.fromOpaque(context).takeUnretainedValue().open(address)
        }
        workplace_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, Unmanaged.passUnretained(self).toOpaque())
    }

    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let bytes = Self.bytes(of: address)
        guard allowed.contains(bytes) || PublicAddress.isPublic(bytes) else {
            hasRefused = true
            return CURL_SOCKET_BAD
        }
        return socket(
            address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
    }

    /// None for a family without Internet addresses.
    private static func bytes(of address: UnsafeMutablePointer<curl_sockaddr>) -> [UInt8] {
        let raw = UnsafeRawPointer(address) + MemoryLayout.offset(of: \curl_sockaddr.addr)!
        switch address.pointee.family {
        case AF_INET: return withUnsafeBytes(of: raw.load(as: sockaddr_in.self).sin_addr) { Array($0) }
        case AF_INET6: return withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { Array($0) }
        default: return []
        }
    }

    /// The bytes of an address as it is written; nil when it is none.
    static func bytes(_ text: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
        var six = in6_addr()
        if inet_pton(AF_INET6, text, &six) == 1 { return withUnsafeBytes(of: six) { Array($0) } }
        return nil
    }
}
