/// The pool's numbers in the Prometheus text format, version 0.0.4.
struct Metrics {
    private let report: StatusReport
    private let tally: Tally

    init(_ report: StatusReport, _ tally: Tally) {
        self.report = report
        self.tally = tally
    }

    var text: String {
        (requests + seconds + threads + workers).map { $0 + "\n" }.joined()
    }

    private var requests: [String] {
        Self.heading("workplace_requests_total", "counter", "Requests answered, by status class.")
            + tally.answers.enumerated().map { index, count in
                "workplace_requests_total{class=\"\(index + 1)xx\"} \(count)"
            }
            + Self.heading("workplace_requests_rejected_total", "counter", "Requests that the pool refused by itself.")
            + ["workplace_requests_rejected_total \(tally.rejected)"]
    }

    /// Each bucket of a Prometheus histogram holds those before it as well.
    private var seconds: [String] {
        var lines = Self.heading(
            "workplace_request_seconds", "histogram", "Time from accepting a request to its answer.")
        var soFar: UInt64 = 0
        for (limit, count) in zip(Tally.bucketLimits, tally.buckets) {
            soFar += count
            lines.append("workplace_request_seconds_bucket{le=\"\(Double(limit) / 1000)\"} \(soFar)")
        }
        let all = tally.answers.reduce(0, +)
        return lines + [
            "workplace_request_seconds_bucket{le=\"+Inf\"} \(all)",
            "workplace_request_seconds_sum \(Double(tally.microseconds) / 1_000_000)",
            "workplace_request_seconds_count \(all)",
        ]
    }

    private var threads: [String] {
        Self.heading("workplace_threads", "gauge", "Threads, by whether they serve a request now.") + [
            "workplace_threads{state=\"active\"} \(report.active)",
            "workplace_threads{state=\"idle\"} \(report.idle)",
        ]
    }

    private var workers: [String] {
        Self.heading("workplace_workers", "gauge", "Worker processes, by state.")
            + ["starting", "ready", "draining"].map { state in
                "workplace_workers{state=\"\(state)\"} \(report.workers.filter { $0.state == state }.count)"
            }
            + Self.heading("workplace_worker_crashes_total", "counter", "Workers that ended without being told to.")
            + ["workplace_worker_crashes_total \(report.crashes)"]
    }

    private static func heading(_ name: String, _ type: String, _ help: String) -> [String] {
        ["# HELP \(name) \(help)", "# TYPE \(name) \(type)"]
    }
}
