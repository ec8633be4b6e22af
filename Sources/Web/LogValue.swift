/// What a field of a log line may hold, as JSON text, number or boolean.
public protocol LogValue: Encodable, Sendable {}

extension String: LogValue {}
extension Int: LogValue {}
extension Bool: LogValue {}

/// The fields of one log line.
struct LogLine: Encodable {
    var fields: [String: any LogValue]

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        for (name, value) in fields {
            try container.encode(value, forKey: AnyKey(name))
        }
    }
}
