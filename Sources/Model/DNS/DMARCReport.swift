/// What a receiver reported about the mail of one domain, most often of one day (RFC 9990).
public struct DMARCReport: Equatable, Sendable {
    /// The day on which it begins, such as `2026-11-27`.
    public let day: String
    /// Messages that claim to come from the domain.
    public let messages: Int
    /// Those of them that DKIM or SPF proves to come from it.
    public let alignedMessages: Int

    public init(day: String, messages: Int, alignedMessages: Int) {
        self.day = day
        self.messages = messages
        self.alignedMessages = alignedMessages
    }
}

extension [DMARCReport] {
    /// The days for which there are reports.
    public var dayCount: Int { Set(map(\.day)).count }

    /// Share of aligned mail, 0...1; nil when no mail is reported.
    public var alignedShare: Double? {
        let messages = reduce(0) { $0 + $1.messages }
        return messages == 0 ? nil : Double(reduce(0) { $0 + $1.alignedMessages }) / Double(messages)
    }
}
