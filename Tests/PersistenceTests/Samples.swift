import Cryptography
import Foundation
import Model
import Persistence

/// Rows that many tests need.
enum Samples {
    static let key = try! SigningKey(seed: [UInt8](repeating: 7, count: 32))  // 32 bytes are a key.

    static func person(_ name: String) -> PersonRecord {
        PersonRecord(
            id: .make(at: .now), authentikPK: nil, subject: "sub-\(name)", signInName: "\(name)@acme.test",
            displayName: name.capitalized, email: "\(name)@acme.test")
    }

    static func insertPerson(_ name: String, in database: inout Connection) throws -> PersonID {
        let person = person(name)
        try PersonRepository.insert(person, in: &database)
        return person.id
    }

    static func insertTenant(_ slug: String, partner: PartnerID? = nil, in database: inout Connection) throws
        -> TenantID
    {
        let tenant = TenantRecord(id: .make(at: .now), slug: slug, name: slug.capitalized, partner: partner, seats: nil)
        try TenantRepository.insert(tenant, in: &database)
        return tenant.id
    }

    static func insertPartner(_ slug: String, in database: inout Connection) throws -> PartnerID {
        let partner = PartnerRecord(id: .make(at: .now), slug: slug, name: slug.capitalized)
        try PartnerRepository.insert(partner, in: &database)
        return partner.id
    }

    static func session(_ person: PersonID, token: String, sid: String? = nil, accessSeconds: Int = 300)
        -> SessionRecord
    {
        SessionRecord(
            id: .make(at: .now), tokenHash: Hash.sha256(Array(token.utf8)), person: person, sid: sid,
            refreshToken: [1, 2],
            idToken: [3], accessSeconds: accessSeconds, userAgent: "Browser", remoteAddress: "192.0.2.1")
    }

    /// A person with a session.
    static func insertSession(_ name: String, in database: inout Connection) throws -> SessionID {
        let session = session(try insertPerson(name, in: &database), token: name)
        try SessionRepository.insert(session, in: &database)
        return session.id
    }

    static func insertDomain(
        _ name: String, tenant: TenantID, unicodeName: String? = nil, in database: inout Connection
    ) throws -> DomainID {
        let id = DomainID.make(at: .now)
        guard let name = DomainName(canonical: name) else { throw CocoaError(.formatting) }
        try DomainRepository.insert(
            id, name: name, unicodeName: unicodeName, challengeToken: "abcdefghijklmnopqrstuvwxyz",
            firstCheckSeconds: 600,
            tenant: tenant, in: &database)
        return id
    }

    static func entry(_ action: String, target: String = "anna@acme.test") -> AuditEntry {
        AuditEntry(
            actor: AuditActor(kind: .operator, name: "Operator"), action: action,
            target: AuditTarget(kind: "member", id: nil, name: target), after: "{\"role\":\"member\"}",
            requestID: "req-1")
    }
}
