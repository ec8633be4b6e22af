import Cryptography

/// What is wrong with an audit.
public enum AuditFault: Equatable, Sendable, CustomStringConvertible {
    /// A row is not what was written, or not where it was.
    case altered(sequence: Int)
    /// Rows between two others are gone.
    case missing(from: Int, to: Int)
    /// The same number twice, or out of order.
    case reordered(sequence: Int)
    /// The signed head counts more rows than there are.
    case cut(expected: Int, found: Int)
    /// Rows behind the signed head.
    case unsigned(from: Int)
    /// The signed head is missing, not signed by the key, or not that of these rows.
    case badHead

    public var description: String {
        switch self {
        case .altered(let sequence): "entry \(sequence) was altered or moved"
        case .missing(let from, let to): "entries \(from) to \(to) are missing"
        case .reordered(let sequence): "entry \(sequence) is out of order"
        case .cut(let expected, let found): "the end was cut: \(expected) entries were signed, \(found) are there"
        case .unsigned(let from): "entries from \(from) on are not covered by the signed head"
        case .badHead: "the signed head does not fit the entries or the key"
        }
    }
}

/// Checks a chain against itself and its signed head; needs the rows and the public key, nothing else.
public enum AuditVerification {
    /// Gives what is wrong; empty when nothing is. `events` are in the order in which they are stored.
    public static func faults(events: [AuditEvent], head: AuditHead?, publicKey: [UInt8]) -> [AuditFault] {
        let faults = linkFaults(events)
        return faults + headFaults(events, head, publicKey, isWhole: faults.isEmpty)
    }

    private static func linkFaults(_ events: [AuditEvent]) -> [AuditFault] {
        var faults: [AuditFault] = []
        var previous = (sequence: 0, hash: AuditChain.origin)
        for event in events {
            if event.sequence <= previous.sequence {
                faults.append(.reordered(sequence: event.sequence))
            } else if event.sequence > previous.sequence + 1 {
                faults.append(.missing(from: previous.sequence + 1, to: event.sequence - 1))
            } else if AuditChain.hash(of: event, after: previous.hash) != event.hash {
                faults.append(.altered(sequence: event.sequence))
            }
            previous = (event.sequence, event.hash)
        }
        return faults
    }

    private static func headFaults(
        _ events: [AuditEvent], _ head: AuditHead?, _ publicKey: [UInt8], isWhole: Bool
    ) -> [AuditFault] {
        guard let head else { return events.isEmpty ? [] : [.badHead] }
        guard SigningKey.verify(signature: head.signature, message: head.message, publicKey: publicKey) else {
            return [.badHead]
        }
        let last = events.last?.sequence ?? 0
        if head.sequence > last { return [.cut(expected: head.sequence, found: last)] }
        if head.sequence < last { return [.unsigned(from: head.sequence + 1)] }
        return isWhole && events.last?.hash != head.hash ? [.badHead] : []
    }
}
