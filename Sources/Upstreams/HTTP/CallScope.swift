public import FoundationEssentials

/// What every call made for one request carries: its id, and the instant after which nobody waits for the answer.
public struct CallScope: Sendable {
    @TaskLocal public static var current: CallScope?

    public var requestID: String
    public var deadline: Date

    /// Creates a scope.
    public init(requestID: String, deadline: Date) {
        self.requestID = requestID
        self.deadline = deadline
    }

    /// The milliseconds that a call may take, at least 1 so that libcurl does not read it as "for ever".
    func milliseconds(limit: Int) -> Int {
        max(1, min(limit, Int(deadline.timeIntervalSinceNow * 1000)))
    }
}
