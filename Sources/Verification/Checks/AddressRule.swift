import Model

/// Finds the addresses of a name; there is no verdict on them.
struct AddressRule: RecordRule {
    let name: String

    var question: Question { Question(name, .a) }

    func judge(_ answers: Answers) throws(Interruption) -> Verdict {
        _ = try answers.addresses(name)
        return Verdict(.ok, [])
    }
}
