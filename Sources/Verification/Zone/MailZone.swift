/// What the mail server wants published, seen as a set of records: the order in its text means nothing.
public struct MailZone: Equatable, Sendable {
    private let lines: Set<String>
    /// The selectors of the signing keys in it.
    public let selectors: Set<String>

    /// Reads the server's text; nil when any line of it cannot be understood.
    public init?(_ text: String) {
        guard let records = try? ZoneText.records(text) else { return nil }
        lines = Set(text.pieces(separatedBy: "\n").map(\.trimmed))
        selectors = Set(
            records.compactMap { record in
                record.owner.split(separator: "._domainkey.").first.flatMap { selector in
                    selector.utf8.count < record.owner.utf8.count ? String(selector) : nil
                }
            })
    }
}
