import Model

/// One check to run: a rule and the records that it wants to see.
struct PlannedCheck {
    let kind: CheckKind
    let level: CheckLevel
    /// Owner as it stands in the id: relative to the domain, `@` for the domain.
    let label: String
    let rule: any RecordRule
    let records: [ZoneRecord]

    var id: String { "\(kind.rawValue):\(label)" }
}
