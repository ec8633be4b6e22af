/// What is wrong with an audit.
public enum AuditFault: Equatable, Sendable, CustomStringConvertible {
    /// A row is not what was written, or not where it was.
    case altered(sequence: Int)
    /// Rows between two others are gone.
    case missing(from: Int, to: Int)
    /// The same number twice, or out of order.
    case reordered(sequence: Int)
    /// A row of another tenant's audit.
    case foreign(sequence: Int)
    /// A signed head counts more rows than there are.
    case cut(expected: Int, found: Int)
    /// Rows behind the signed head.
    case unsigned(from: Int)
    /// The signed head is missing, not signed by the key, or not that of these rows.
    case badHead
    /// A kept head is not signed by the key, or not that of these rows.
    case badCheckpoint(sequence: Int)

    public var description: String {
        switch self {
        case .altered(let sequence): "entry \(sequence) was altered or moved"
        case .missing(let from, let to): "entries \(from) to \(to) are missing"
        case .reordered(let sequence): "entry \(sequence) is out of order"
        case .foreign(let sequence): "entry \(sequence) belongs to another tenant"
        case .cut(let expected, let found): "the end was cut: \(expected) entries were signed, \(found) are there"
        case .unsigned(let from): "entries from \(from) on are not covered by the signed head"
        case .badHead: "the signed head does not fit the entries or the key"
        case .badCheckpoint(let sequence): "the head kept at entry \(sequence) does not fit the entries or the key"
        }
    }
}
