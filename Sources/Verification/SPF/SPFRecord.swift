import Model

/// One mechanism of an SPF record.
struct SPFMechanism: Equatable {
    enum Qualifier: Character {
        case pass = "+"
        case fail = "-"
        case softfail = "~"
        case neutral = "?"
    }

    enum Kind: Equatable {
        case all
        case include(String)
        case a(String?, v4: Int, v6: Int)
        case mx(String?, v4: Int, v6: Int)
        case ptr(String?)
        case exists(String)
        case network(IPAddress, prefix: Int)
    }

    let qualifier: Qualifier
    let kind: Kind
    /// The term as it was written.
    let text: String

    /// The term in a form in which equal mechanisms are equal.
    var normalised: String {
        let text = text.lowercasedASCII
        return text.hasPrefix("+") ? String(text.dropFirst()) : text
    }

    var isPtr: Bool {
        if case .ptr = kind { true } else { false }
    }

    /// The term counts against the limit of ten (RFC 7208 section 4.6.4).
    var isCostly: Bool {
        switch kind {
        case .all, .network: false
        case .include, .a, .mx, .ptr, .exists: true
        }
    }
}

/// An SPF record (RFC 7208 section 12).
struct SPFRecord: Equatable {
    let text: String
    /// All mechanisms in order, those behind `all` included.
    private(set) var mechanisms: [SPFMechanism] = []
    /// Target of `redirect=`.
    private(set) var redirect: String?
    /// Terms that break the syntax; one of them makes the whole record void.
    private(set) var broken: [String] = []
    /// Modifiers without a meaning for the verdict.
    private(set) var otherModifiers: [String] = []

    /// Reads the terms behind the first word, whatever it says; `isRecord` looks at the version.
    init(_ text: String) {
        self.text = text
        var names: Set<String> = []
        for term in text.pieces(separatedBy: " ").dropFirst() where !term.isEmpty {
            switch SPFSyntax.term(term) {
            case .mechanism(let mechanism): mechanisms.append(mechanism)
            case .modifier(let name, let value):
                let isRepeated = !names.insert(name).inserted && (name == "redirect" || name == "exp")
                if isRepeated {
                    broken.append(term)
                } else if name == "redirect" {
                    redirect = value
                } else {
                    otherModifiers.append(term)
                }
            case nil: broken.append(term)
            }
        }
    }

    /// The same record without some terms, which then count as broken.
    func removing(_ terms: Set<String>) -> SPFRecord {
        var record = self
        record.mechanisms.removeAll { terms.contains($0.text) }
        if let redirect, terms.contains("redirect=\(redirect)") { record.redirect = nil }
        record.broken += terms.sorted()
        return record
    }

    /// The text is SPF: `v=spf1` in any case, then a space or the end (RFC 7208 section 4.5).
    static func isRecord(_ text: String) -> Bool {
        let lower = text.lowercasedASCII
        return lower == "v=spf1" || lower.startsWith("v=spf1 ")
    }

    /// Text that somebody meant as SPF.
    static func isNearMiss(_ text: String) -> Bool {
        text.trimming { PasteDamage.isInvisible($0) || $0 == "\"" }.lowercasedASCII.startsWith("v=spf")
    }

    /// The first `all`; what follows is never reached.
    var all: SPFMechanism? { mechanisms.first { $0.kind == .all } }

    /// The mechanisms before the first `all`.
    var effective: ArraySlice<SPFMechanism> { mechanisms.prefix { $0.kind != .all } }

    var hasTermsAfterAll: Bool { all != nil && mechanisms.count > effective.count + 1 }

    /// `redirect` counts only without `all` (RFC 7208 section 6.1).
    var effectiveRedirect: String? { all == nil ? redirect : nil }
}
