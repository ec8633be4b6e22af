/// Input that cannot be accepted, with one problem for each field that is wrong.
public struct ValidationError: Error, Equatable, Sendable {
    /// The problems, in the order in which they were found.
    public var problems: [FieldProblem]

    /// Creates an error from the problems of one input.
    public init(problems: [FieldProblem]) {
        self.problems = problems
    }
}

/// One thing that is wrong with one field of the input.
public struct FieldProblem: Equatable, Codable, Sendable {
    /// JSON pointer to the field, as a fragment: `#/name`.
    public var pointer: String
    /// Short machine-readable reason: `required`, `invalid`, `too_long` …
    public var code: String
    /// A sentence for people; it never contains a secret.
    public var detail: String

    /// Creates a problem.
    public init(pointer: String, code: String, detail: String) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }
}
