import Model

/// Certificates in the DNS (RFC 6698, RFC 7671, RFC 7672; TLSA-1 … 3).
struct TLSARule: RecordRule {
    let owner: String
    let expected: Set<RecordData>

    var question: Question { Question(owner, .tlsa) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        let answer = try answers.answer(owner, .tlsa)
        let found = answer.contents
        if found.isEmpty { return .missing() }
        // Senders ignore a record that is not validated (RFC 7672 section 2.1).
        let security: Set<CheckCode> = answer.isAuthenticated ? [] : [.tlsaNotSecure]
        if found.isDisjoint(with: expected) {
            return answer.isAuthenticated
                ? Verdict(.conflict, [.tlsaMismatchSecure]) : Verdict(.mismatch, security.union([.tlsaMismatch]))
        }
        var codes = security
        if !found.isSubset(of: expected) { codes.insert(.tlsaExtra) }
        if !expected.isSubset(of: found) { codes.insert(.tlsaPartial) }
        return Verdict(.ok, codes)
    }
}
