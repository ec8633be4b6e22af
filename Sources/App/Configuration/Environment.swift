import Foundation

/// Reads the environment and collects what is wrong, so that everything is told at once.
struct Environment {
    private let values: [String: String]
    private(set) var problems: [String] = []

    init(_ values: [String: String] = ProcessInfo.processInfo.environment) {
        self.values = values
    }

    /// A value, or the contents of the file that `NAME_FILE` names; nil when neither is set.
    mutating func optional(_ name: String) -> String? {
        if let value = values[name], !value.isEmpty { return value }
        guard let path = values[name + "_FILE"], !path.isEmpty else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            problems.append("\(name)_FILE: \(path) cannot be read")
            return nil
        }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : text
    }

    mutating func required(_ name: String) -> String {
        guard let value = optional(name) else {
            problems.append("\(name) is not set")
            return ""
        }
        return value
    }

    mutating func number(_ name: String, default standard: Int, in range: ClosedRange<Int>) -> Int {
        guard let text = optional(name) else { return standard }
        guard let number = Int(text), range.contains(number) else {
            problems.append("\(name) must be a number from \(range.lowerBound) to \(range.upperBound)")
            return standard
        }
        return number
    }

    mutating func flag(_ name: String, default standard: Bool) -> Bool {
        switch optional(name) {
        case nil: return standard
        case "true": return true
        case "false": return false
        default:
            problems.append("\(name) must be true or false")
            return standard
        }
    }

    /// An address of the form `http(s)://host[:port][/path]` without a slash at the end.
    mutating func address(_ name: String, default standard: String? = nil) -> String {
        let text = optional(name) ?? standard ?? required(name)
        guard !text.isEmpty else { return text }
        guard let url = URL(string: text), url.scheme == "https" || url.scheme == "http", url.host() != nil else {
            problems.append("\(name) must be an address such as https://portal.example.org")
            return text
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// Bytes in base64; the value is never part of the complaint.
    mutating func bytes(_ name: String, _ text: String, count: Int) -> [UInt8] {
        guard let data = Data(base64Encoded: text), data.count == count else {
            if !text.isEmpty {
                problems.append("\(name) must be \(count) bytes in base64 (openssl rand -base64 \(count))")
            }
            return [UInt8](repeating: 0, count: count)
        }
        return Array(data)
    }

    mutating func complain(_ problem: String) {
        problems.append(problem)
    }
}

/// The configuration cannot be used.
struct ConfigurationError: Error, CustomStringConvertible {
    let problems: [String]

    var description: String {
        "The configuration is not complete:\n" + problems.map { "  - \($0)" }.joined(separator: "\n")
    }
}
