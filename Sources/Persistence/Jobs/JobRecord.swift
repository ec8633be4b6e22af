public import Model

/// Something that the worker does later.
public struct JobRecord: Sendable {
    public let id: JobID
    public let kind: String
    /// What it is about.
    public let subject: ULID
    /// Failures in a row before this run.
    public let attempts: Int
    /// Names this claim, so that a worker whose lease ran out cannot end the run of another.
    let lease: [UInt8]
}

/// Which jobs go before others.
public enum JobLane: String, Sendable {
    /// Somebody may be waiting.
    case prompt
    /// Many alike that nobody waits for: taken when nothing is prompt, several at a time.
    case bulk
}
