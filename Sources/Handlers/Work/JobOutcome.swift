/// How a job ended.
enum JobOutcome: Equatable {
    /// Nothing more to do.
    case done
    /// Not finished, or due regularly.
    case again(afterSeconds: Int)
}
