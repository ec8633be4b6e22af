import Web

/// The before and after of an audit row as JSON text.
enum AuditJSON {
    static func text(_ value: any Encodable) throws -> String {
        String(decoding: try JSONText.encode(value), as: UTF8.self)
    }

    static func value(_ text: String) throws -> JSONValue {
        try JSONText.decode(JSONValue.self, from: Array(text.utf8))
    }
}
