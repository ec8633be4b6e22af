import Model
import Verification

/// `POST …/domains`.
struct AddDomainRequest: Decodable {
    let name: String

    /// The canonical name, or what is wrong with the one that was typed.
    func canonicalName() throws(ValidationError) -> DomainName {
        try DomainNames.canonical(name)
    }
}

/// `PUT …/domains/:name/dmarc`.
struct SetDMARCRequest: Decodable {
    let policy: DMARCPolicy
    /// The domain never sent mail before.
    let isNewDomain: Bool?
    /// Set it in spite of the reasons to wait.
    let confirm: Bool?
}
