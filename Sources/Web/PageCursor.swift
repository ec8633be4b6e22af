import FoundationEssentials

/// Where a list goes on: the sort key of the last item, as text that callers pass back without reading it.
public struct PageCursor: Sendable, Equatable {
    /// The values of the sort key.
    public let values: [String]

    /// Creates the cursor after an item with these values.
    public init(_ values: [String]) {
        self.values = values
    }

    /// Reads a cursor; nil for any text that `text` did not make.
    public init?(_ text: String) {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let json = Data(base64Encoded: standard + padding),
            let values = try? JSONText.decode([String].self, from: Array(json))
        else { return nil }
        self.values = values
    }

    /// A JSON list in base64url without padding (RFC 4648 section 5).
    public var text: String {
        // A list of texts always encodes.
        guard let json = try? JSONText.encode(values) else { preconditionFailure("texts can be encoded") }
        return Data(json).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
