import FoundationEssentials
import Web

/// The audit as a table for spreadsheets (RFC 4180).
enum AuditCSV {
    static func response(_ events: [AuditEventResponse]) -> Response {
        let head = ["sequence", "at", "actor", "partner", "action", "target", "requestId"]
        let rows = events.map { event in
            [
                String(event.sequence), event.at.formatted(.iso8601), cell(event.actor.name),
                cell(event.actor.partner?.name ?? ""), cell(event.action), cell(event.target.name),
                cell(event.requestId ?? ""),
            ]
        }
        let text = ([head] + rows).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
        return Response(
            status: 200,
            headers: [
                "Content-Type": "text/csv; charset=utf-8", "Cache-Control": "no-store",
                "Content-Disposition": "attachment; filename=\"audit.csv\"",
            ],
            body: Array(text.utf8))
    }

    /// Text that a spreadsheet would run as a formula gets an apostrophe in front (field case F64).
    private static func cell(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
