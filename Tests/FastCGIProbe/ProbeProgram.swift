import FastCGI
import Glibc
import Web

struct ProbeProgram {
    private let settings: PoolSettings
    private let isWorker: Bool
    /// Workers started while this file exists end at once, as with a broken configuration.
    private let brokenMark: String

    init(_ arguments: [String]) {
        let path = arguments[1]
        let pairs = arguments.dropFirst(2).map { $0.split(separator: "=") }.filter { $0.count == 2 }
        let numbers = Dictionary(pairs.map { ($0[0], Int($0[1]) ?? 0) }) { first, _ in first }
        settings = PoolSettings(
            socketPath: path == "-" ? nil : path, processes: numbers["processes"] ?? 2,
            threads: numbers["threads"] ?? 4,
            drainSeconds: numbers["drain"] ?? 5, startSeconds: 2, statusPort: numbers["status"].map { UInt16($0) })
        isWorker = arguments.contains("--worker")
        brokenMark = path + ".broken"
    }

    func run() -> Int32 {
        Log.setSink(standardErrorSink)
        if isWorker {
            return access(brokenMark, F_OK) == 0 ? 78 : Worker.run(settings) { ProbeResponder() }
        }
        do {
            return try Pool.run(settings)
        } catch {
            Log.error("pool cannot start", ["cause": String(describing: error)])
            return 1
        }
    }
}
