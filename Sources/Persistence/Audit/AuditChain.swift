import Cryptography
public import FoundationEssentials
public import Model

/// How the rows of a tenant's audit hang together.
public enum AuditChain {
    /// What stands before the first row.
    static let origin = [UInt8](repeating: 0, count: 32)

    /// SHA-256 over the canonical form of a row: each field as its length in eight bytes and its bytes, absent fields
    /// as a length of all ones, so that no two rows have the same form.
    static func hash(of event: AuditEvent, after previous: [UInt8]) -> [UInt8] {
        let entry = event.entry
        let fields: [[UInt8]?] = [
            previous, event.tenant.ulid.bytes, Array(String(event.sequence).utf8), event.id.ulid.bytes,
            Array(event.occurredAt.rfc3339.utf8), Array(entry.actor.kind.rawValue.utf8), entry.actor.id?.bytes,
            Array(entry.actor.name.utf8), entry.actor.partner?.id.ulid.bytes,
            entry.actor.partner.map { Array($0.name.utf8) },
            Array(entry.action.utf8), Array(entry.target.kind.utf8), entry.target.id?.bytes,
            Array(entry.target.name.utf8), entry.before.map { Array($0.utf8) }, entry.after.map { Array($0.utf8) },
            entry.requestID.map { Array($0.utf8) },
        ]
        return Hash.sha256(fields.flatMap(canonical))
    }

    private static func canonical(_ field: [UInt8]?) -> [UInt8] {
        let length = field.map { UInt64($0.count) } ?? .max
        return (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(56 - 8 * $0)) } + (field ?? [])
    }
}

/// The signed head of a chain: how many rows there are, and the hash of the last.
public struct AuditHead: Codable, Equatable, Sendable {
    public var tenant: TenantID
    public var sequence: Int
    public var hash: [UInt8]
    public var signedAt: Date
    /// Names the key (`SigningKey.keyID`).
    public var keyID: String
    /// Ed25519.
    public var signature: [UInt8]

    /// What is signed.
    var message: [UInt8] {
        Array("workplace-audit-head\n\(tenant)\n\(sequence)\n\(Hex.encode(hash))\n\(signedAt.rfc3339)".utf8)
    }

    static func signed(
        tenant: TenantID, sequence: Int, hash: [UInt8], at date: Date, with key: SigningKey
    ) throws(CryptographyError) -> AuditHead {
        var head = AuditHead(
            tenant: tenant, sequence: sequence, hash: hash, signedAt: date, keyID: key.keyID, signature: [])
        head.signature = try key.sign(head.message)
        return head
    }
}
