import Cryptography
public import Model

/// Checks a chain against itself and its signed heads, row after row; needs the rows, the heads and the public keys.
public struct AuditVerification {
    private let tenant: TenantID
    private let checkpoints: [Int: AuditHead]
    private let publicKeys: [[UInt8]]
    private var last = (sequence: 0, hash: AuditChain.origin)
    private var faults: [AuditFault] = []

    /// Begins with the audit of a tenant; more than one key where the signing key was replaced.
    public init(tenant: TenantID, checkpoints: [AuditHead], publicKeys: [[UInt8]]) {
        self.tenant = tenant
        self.checkpoints = Dictionary(checkpoints.map { ($0.sequence, $0) }) { first, _ in first }
        self.publicKeys = publicKeys
    }

    /// Takes the next row, in the order in which they are stored.
    public mutating func check(_ event: AuditEvent) {
        if event.tenant != tenant {
            faults.append(.foreign(sequence: event.sequence))
        } else if event.sequence <= last.sequence {
            faults.append(.reordered(sequence: event.sequence))
        } else if event.sequence > last.sequence + 1 {
            faults.append(.missing(from: last.sequence + 1, to: event.sequence - 1))
        } else if AuditChain.hash(of: event, after: last.hash) != event.hash {
            faults.append(.altered(sequence: event.sequence))
        }
        last = (event.sequence, event.hash)
        if let kept = checkpoints[event.sequence], kept.hash != event.hash {
            faults.append(.badCheckpoint(sequence: event.sequence))
        }
    }

    /// Gives what is wrong, after the last row; empty when nothing is.
    public func result(head: AuditHead?) -> [AuditFault] {
        faults + checkpointFaults(head) + headFaults(head)
    }

    /// Gives what is wrong with rows that are at hand.
    public static func faults(events: [AuditEvent], head: AuditHead?, publicKey: [UInt8]) -> [AuditFault] {
        guard let tenant = head?.tenant ?? events.first?.tenant else { return [] }
        var verification = AuditVerification(tenant: tenant, checkpoints: [], publicKeys: [publicKey])
        for event in events { verification.check(event) }
        return verification.result(head: head)
    }

    /// A kept head beyond the present one shows that an older head was put back.
    private func checkpointFaults(_ head: AuditHead?) -> [AuditFault] {
        let kept = checkpoints.values.sorted { $0.sequence < $1.sequence }
        let forged = kept.filter { !isSigned($0) }.map { AuditFault.badCheckpoint(sequence: $0.sequence) }
        guard let newest = kept.last, newest.sequence > max(last.sequence, head?.sequence ?? 0) else { return forged }
        return forged + [.cut(expected: newest.sequence, found: last.sequence)]
    }

    private func headFaults(_ head: AuditHead?) -> [AuditFault] {
        guard let head else { return last.sequence == 0 ? [] : [.badHead] }
        guard isSigned(head) else { return [.badHead] }
        if head.sequence > last.sequence { return [.cut(expected: head.sequence, found: last.sequence)] }
        if head.sequence < last.sequence { return [.unsigned(from: head.sequence + 1)] }
        return head.hash == last.hash ? [] : [.badHead]
    }

    private func isSigned(_ head: AuditHead) -> Bool {
        head.tenant == tenant
            && publicKeys.contains {
                SigningKey.verify(signature: head.signature, message: head.message, publicKey: $0)
            }
    }
}
