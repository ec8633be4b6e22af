import CPSL
import Model

/// The public suffix list, both parts: nobody can own a registry's name, and a name of the private part
/// (a hosting company's shared domain) has many owners as well.
enum PublicSuffixes {
    /// Read once; libpsl never changes the list after loading, so all threads may look things up.
    private nonisolated(unsafe) static let list = psl_latest(nil)

    static func contains(_ name: DomainName) -> Bool {
        psl_is_public_suffix2(list, name.text, CInt(PSL_TYPE_ANY)) == 1
    }
}
