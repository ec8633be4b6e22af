/// How long caches may still give the old answer (RFC 2308 section 5).
public struct CacheWait: Equatable, Sendable {
    /// The longest wait that is said in words.
    public static let longestText = 48 * 60

    /// The wait in seconds.
    public let seconds: Int

    /// Creates a wait from seconds.
    public init(seconds: Int) {
        self.seconds = seconds
    }

    /// The wait after a negative answer: the TTL of the SOA as received, at most its MINIMUM field.
    public init(soaTTL: Int, minimum: Int) {
        seconds = min(soaTTL, minimum)
    }

    /// The wait over several resolvers: the longest; nil without any.
    public static func longest(of waits: [CacheWait]) -> CacheWait? {
        waits.max { $0.seconds < $1.seconds }
    }

    /// Minutes rounded up, at most 48 hours; 0 means now.
    public var minutes: Int {
        min((seconds + 59) / 60, Self.longestText)
    }
}
