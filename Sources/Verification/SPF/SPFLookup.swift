import Model

/// Why an evaluation ends without a result.
enum SPFFailure: Error {
    case unanswered
    case temporary
    /// A permerror and its reason.
    case permanent(CheckCode)
}

/// The answers as an evaluation sees them.
struct SPFLookup {
    let answers: Answers

    func answer(_ name: String, _ type: RecordType) throws(SPFFailure) -> Answer {
        do {
            return try answers.answer(name, type)
        } catch {
            switch error {
            case .unanswered: throw .unanswered
            case .temporary: throw .temporary
            }
        }
    }

    /// The record of an included or redirected name; anything but one good record is a permerror.
    func record(of name: String) throws(SPFFailure) -> SPFRecord {
        let records = try answer(name, .txt).texts.filter(SPFRecord.isRecord)
        guard let text = records.first else { throw .permanent(.spfIncludeNone) }
        let record = SPFRecord(text)
        guard records.count == 1, record.broken.isEmpty else { throw .permanent(.spfIncludeInvalid) }
        return record
    }
}
