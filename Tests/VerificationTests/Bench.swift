import Foundation
import Verification

/// The running DNS bench; `Tests/DNSBench/run` starts it and says where it is.
struct Bench {
    struct NotRunning: Error, CustomStringConvertible {
        let description = "The DNS bench is not running: start the tests with Tests/DNSBench/run."
    }

    let resolvers: [ResolverAddress]

    static func required() throws -> Bench {
        guard let list = ProcessInfo.processInfo.environment["DNS_BENCH_RESOLVERS"] else { throw NotRunning() }
        return Bench(resolvers: try VerificationSettings(resolverList: list).resolvers)
    }

    /// Shorter waits than in production, so that the cases with a silent resolver stay quick.
    var verifier: Verifier {
        Verifier(settings: VerificationSettings(resolvers: resolvers, timeoutMilliseconds: 800, tries: 2))
    }
}
