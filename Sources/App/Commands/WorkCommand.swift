import Foundation
import Handlers
import Persistence
import Synchronization
import Upstreams
import Web

/// `work`: runs jobs until SIGTERM; a job under way is finished first.
enum WorkCommand {
    private static let isStopping = Atomic<Bool>(false)

    static func run() throws -> Int32 {
        let configuration = try Configuration.read()
        var database = Connection(configuration.platform.database)
        try Housekeeping.schedule(in: &database)
        try MailIsolation.schedule(in: &database)
        let shared = SharedUpstreams(threads: configuration.workThreads)
        let signals = StopSignals { isStopping.store(true, ordering: .relaxed) }
        let threads = (0..<configuration.workThreads).map { _ in start(configuration.platform, shared) }
        Log.info("worker ready", ["threads": "\(configuration.workThreads)"])
        withExtendedLifetime(signals) {
            while threads.contains(where: { !$0.isFinished }) { Thread.sleep(forTimeInterval: 0.05) }
        }
        Log.info("worker stopped")
        return 0
    }

    private static func start(_ settings: PlatformSettings, _ shared: SharedUpstreams) -> Thread {
        let thread = Thread {
            let http = CurlClient(caFile: settings.upstreamCAFile)
            let runner = JobRunner(platform: Platform(settings, shared: shared, http: http))
            while !isStopping.load(ordering: .relaxed) {
                let pause = runner.step()
                if pause > 0 { Thread.sleep(forTimeInterval: pause) }
            }
        }
        // The default of a secondary thread is too small for the checks of deep SPF trees.
        thread.stackSize = 4 << 20
        thread.start()
        return thread
    }
}
