import Handlers
import Web

/// `routes`: the table with who may call what.
enum RoutesCommand {
    private struct Line: Encodable {
        let method: String
        let path: String
        let access: String
        let summary: String
    }

    static func run(_ arguments: Arguments) throws -> Int32 {
        let lines = RouteTable.all.map {
            Line(method: $0.method.rawValue, path: $0.pattern, access: $0.access.rawValue, summary: $0.summary)
        }
        if arguments.has("json") {
            try Terminal.say(json: lines)
        } else {
            for line in lines { Terminal.say("\(line.method) \(line.path) \(line.access)") }
        }
        return 0
    }
}
