import Foundation
import Model
import Persistence
import Upstreams

/// Finds or makes the person of an identity.
enum PersonBinding {
    static func person(_ username: String, _ session: inout OperatorSession) throws -> PersonRecord {
        guard let identity = try session.identities().identity(username: username) else {
            throw UsageError("Authentik knows no user \(username)")
        }
        if let known = try PersonRepository.find(subject: identity.uuid, in: &session.database) { return known }
        let person = PersonRecord(
            id: .make(at: Date()), authentikPK: identity.pk, subject: identity.uuid, signInName: username,
            displayName: identity.name.isEmpty ? username : identity.name,
            email: identity.email.isEmpty ? username : identity.email)
        do {
            try PersonRepository.insert(person, in: &session.database)
        } catch {
            guard error.constraint == "person_sign_in_name_unique" else { throw error }
            throw UsageError("\(username) belongs to another identity here")
        }
        return person
    }
}
