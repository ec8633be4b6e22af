import Web

/// What the status listener has to show.
struct StatusPages {
    private let supervisor: Supervisor

    init(_ supervisor: Supervisor) {
        self.supervisor = supervisor
    }

    func answer(_ target: String) -> StatusPage {
        let report = StatusReport(supervisor)
        switch target {
        case "/status":
            return json(report)
        case "/metrics":
            return StatusPage(200, Metrics(report, supervisor.tally).text, contentType: "text/plain; version=0.0.4")
        default:
            return StatusPage(404, "/status and /metrics are here\n")
        }
    }

    private func json(_ report: StatusReport) -> StatusPage {
        do {
            return StatusPage(200, bytes: try JSONText.encode(report), contentType: "application/json")
        } catch {
            return StatusPage(500, "\(error)\n")
        }
    }
}
