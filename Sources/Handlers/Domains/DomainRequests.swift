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
