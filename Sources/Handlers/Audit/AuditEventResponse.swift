import FoundationEssentials
import Model
import Persistence
import Web

/// A row of `GET …/audit`.
struct AuditEventResponse: Encodable, Sendable {
    struct Partner: Encodable, Sendable {
        let id: PartnerID
        let name: String
    }

    struct Actor: Encodable, Sendable {
        let kind: String
        @Nullable var id: String?
        let name: String
        @Nullable var partner: Partner?
    }

    struct Target: Encodable, Sendable {
        let kind: String
        @Nullable var id: String?
        let name: String
    }

    let sequence: Int
    let id: AuditEventID
    let at: Date
    let actor: Actor
    let action: String
    let target: Target
    @Nullable var before: JSONValue?
    @Nullable var after: JSONValue?
    @Nullable var requestId: String?

    init(_ event: AuditEvent) throws {
        let entry = event.entry
        sequence = event.sequence
        id = event.id
        at = event.occurredAt
        actor = Actor(
            kind: entry.actor.kind.rawValue, id: entry.actor.id.map { "\(PersonID($0))" }, name: entry.actor.name,
            partner: entry.actor.partner.map { Partner(id: $0.id, name: $0.name) })
        action = entry.action
        target = Target(kind: entry.target.kind, id: entry.target.id?.description, name: entry.target.name)
        before = try entry.before.map(AuditJSON.value)
        after = try entry.after.map(AuditJSON.value)
        requestId = entry.requestID
    }
}
