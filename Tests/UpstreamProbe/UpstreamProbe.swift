import Foundation
import Upstreams

/// Calls a mail system again and again from several threads, as the product does, and prints a line for each call:
/// `UpstreamProbe URL THREADS`, until it is ended.
@main
enum UpstreamProbe {
    static func main() {
        CurlClient.initializeLibrary()
        let (baseURL, threads) = (CommandLine.arguments[1], Int(CommandLine.arguments[2]) ?? 1)
        let gate = Gate(capacity: threads)
        for index in 0..<threads { Thread { call(baseURL, gate, thread: index) }.start() }
        Thread.sleep(forTimeInterval: 120)
    }

    private static func call(_ baseURL: String, _ gate: Gate, thread: Int) {
        let http = CurlClient(caFile: nil)
        let mail = StalwartClient(http: http, gate: gate, baseURL: baseURL, credential: .apiKey("none"))
        while true {
            let started = Date()
            let outcome: String
            do {
                _ = try mail.permissions()
                outcome = "ok"
            } catch {
                outcome = error.isTemporary ? "temporary" : "\(error)"
            }
            let milliseconds = Int(Date().timeIntervalSince(started) * 1000)
            let line = "\(thread) \(outcome) \(http.lastAddress.isEmpty ? "-" : http.lastAddress) \(milliseconds)\n"
            FileHandle.standardOutput.write(Data(line.utf8))
            usleep(20_000)
        }
    }
}
