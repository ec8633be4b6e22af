/// The record types that are asked for or read (IANA "Resource Record (RR) TYPEs").
enum RecordType: UInt16, Sendable {
    case a = 1
    case ns = 2
    case cname = 5
    case soa = 6
    case ptr = 12
    case mx = 15
    case txt = 16
    case aaaa = 28
    case srv = 33
    case opt = 41
    case tlsa = 52
    case spf = 99
    case caa = 257

    /// The name in zone text.
    var name: String {
        switch self {
        case .a: "A"
        case .ns: "NS"
        case .cname: "CNAME"
        case .soa: "SOA"
        case .ptr: "PTR"
        case .mx: "MX"
        case .txt: "TXT"
        case .aaaa: "AAAA"
        case .srv: "SRV"
        case .opt: "OPT"
        case .tlsa: "TLSA"
        case .spf: "SPF"
        case .caa: "CAA"
        }
    }
}
