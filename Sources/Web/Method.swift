/// A request method (RFC 9110 section 9).
public enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"

    /// The method changes nothing on the server (RFC 9110 section 9.2.1).
    public var isSafe: Bool {
        self == .get || self == .head || self == .options
    }
}
