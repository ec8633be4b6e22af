import FoundationEssentials

/// How the product signs in to Stalwart.
public enum StalwartCredential: Sendable {
    /// An API key (`API_…`).
    case apiKey(String)
    /// An account's password.
    case password(username: String, password: String)

    var authorization: String {
        switch self {
        case .apiKey(let key): "Bearer \(key)"
        case .password(let username, let password):
            "Basic \(Data("\(username):\(password)".utf8).base64EncodedString())"
        }
    }
}
