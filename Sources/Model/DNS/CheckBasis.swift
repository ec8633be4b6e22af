/// What a report rests on. A report is a function of its basis: where that is as it was, so is the report.
public struct CheckBasis: Equatable, Sendable {
    /// What each resolver was asked, in this order: lines of type number and name, such as `16 _dmarc.example.com`.
    public let questions: String
    /// What was expected, and what the resolvers answered, without the remaining lives of the answers.
    public let substance: [UInt8]

    public init(questions: String, substance: [UInt8]) {
        self.questions = questions
        self.substance = substance
    }
}
