import Cryptography
import FoundationEssentials
import Synchronization

/// What is known about the provider, shared by all threads of a process.
public final class ProviderCache: Sendable {
    private struct Known {
        var metadata: OIDCMetadata?
        var metadataUntil = Date.distantPast
        var keys: JWKS?
        var keysReadAt = Date.distantPast
    }

    private let known = Mutex(Known())

    /// Creates an empty cache.
    public init() {}

    /// A provider that was reconfigured is noticed within this time.
    private static let metadataLife: TimeInterval = 300
    /// An unknown key id makes us read the keys again, but not more often than this, or bad tokens would become load.
    private static let keysPause: TimeInterval = 30

    func metadata() -> OIDCMetadata? {
        known.withLock { $0.metadataUntil > Date() ? $0.metadata : nil }
    }

    func keep(_ metadata: OIDCMetadata) {
        known.withLock {
            $0.metadata = metadata
            $0.metadataUntil = Date() + Self.metadataLife
        }
    }

    func keys() -> JWKS? {
        known.withLock { $0.keys }
    }

    func mayReadKeysAgain() -> Bool {
        known.withLock { $0.keysReadAt + Self.keysPause < Date() }
    }

    func keep(_ keys: JWKS) {
        known.withLock {
            $0.keys = keys
            $0.keysReadAt = Date()
        }
    }
}
