/// Where a browser goes after signing in: a path of this portal, nothing else.
enum ReturnAddress {
    /// A longer one would make the cookie of the attempt too large.
    private static let limit = 512

    static func checked(_ text: String?) -> String {
        guard let text, text.utf8.count <= limit, text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f })
        else { return "/" }
        return text
    }
}
