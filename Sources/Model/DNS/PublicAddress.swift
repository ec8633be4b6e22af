/// Tells addresses of the public Internet from all others, so that a name that a stranger chose cannot lead us into our
/// own network (RFC 6890 and the IANA registries of special-purpose addresses).
public enum PublicAddress {
    /// `bytes` are the 4 or 16 bytes of an address, most significant first; anything else is not public.
    ///
    /// An IPv6 address that carries an IPv4 address (mapped, NAT64, 6to4) is as public as the one in it.
    public static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4: return !special4.contains { $0.contains(bytes) }
        case 16:
            if let carried = carriers.first(where: { $0.network.contains(bytes) }) {
                return isPublic(Array(bytes[carried.offset..<(carried.offset + 4)]))
            }
            return globalUnicast.contains(bytes) && !special6.contains { $0.contains(bytes) }
        default: return false
        }
    }

    private struct Network {
        let bytes: [UInt8]
        let bits: Int

        init(_ bytes: [UInt8], _ bits: Int) {
            self.bytes = bytes
            self.bits = bits
        }

        /// The network's bytes after the given ones are zero.
        func contains(_ address: [UInt8]) -> Bool {
            (0..<(bits + 7) / 8).allSatisfy { index in
                let rest = bits - index * 8
                let mask: UInt8 = rest >= 8 ? 0xFF : ~(0xFF >> UInt8(rest))
                return address[index] & mask == (index < bytes.count ? bytes[index] : 0) & mask
            }
        }
    }

    private static let special4 = [
        Network([0], 8),  // this network
        Network([10], 8),  // private
        Network([100, 64], 10),  // shared by carriers (CGNAT)
        Network([127], 8),  // loopback
        Network([169, 254], 16),  // link-local, and metadata of clouds
        Network([172, 16], 12),  // private
        Network([192, 0, 0], 24),  // protocol assignments
        Network([192, 0, 2], 24),  // documentation
        Network([192, 88, 99], 24),  // 6to4 relays
        Network([192, 168], 16),  // private
        Network([198, 18], 15),  // benchmarking
        Network([198, 51, 100], 24),  // documentation
        Network([203, 0, 113], 24),  // documentation
        Network([224], 4),  // multicast
        Network([240], 4),  // reserved, and broadcast
    ]

    private static let globalUnicast = Network([0x20], 3)

    private static let special6 = [
        Network([0x20, 0x01, 0x00], 23),  // protocol assignments, Teredo among them
        Network([0x20, 0x01, 0x0D, 0xB8], 32),  // documentation
        Network([0x3F, 0xFF, 0x00], 20),  // documentation
    ]

    /// Networks whose addresses carry an IPv4 address, and where it stands in them.
    private static let carriers: [(network: Network, offset: Int)] = [
        (Network([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96), 12),
        (Network([0x00, 0x64, 0xFF, 0x9B], 96), 12),
        (Network([0x20, 0x02], 16), 2),
    ]
}
