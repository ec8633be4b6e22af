import Glibc
import Testing
import Verification

/// A UDP port on loopback that takes questions and never answers.
final class SilentServer {
    private var descriptor: CInt
    let address: ResolverAddress

    init() throws {
        descriptor = socket(AF_INET, CInt(SOCK_DGRAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let status = withUnsafeMutableBytes(of: &name) { bytes -> CInt in
            guard let pointer = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
            return bind(descriptor, pointer, length) | getsockname(descriptor, pointer, &length)
        }
        try #require(status == 0)
        address = try #require(ResolverAddress("127.0.0.1:\(UInt16(bigEndian: name.sin_port))"))
    }

    func close() {
        guard descriptor >= 0 else { return }
        _ = Glibc.close(descriptor)
        descriptor = -1
    }

    deinit {
        close()
    }
}
