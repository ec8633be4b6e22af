import FoundationEssentials

/// Authentik's management interface, version 2026.5.1 or later.
public final class AuthentikClient: IdentityDirectory {
    private let http: any HTTPClient
    private let gate: Gate
    private let baseURL: String
    private let token: String

    /// Creates a client of the server at `baseURL`; the gate is shared by all threads of the process.
    public init(http: any HTTPClient, gate: Gate, baseURL: String, token: String) {
        self.http = http
        self.gate = gate
        self.baseURL = (baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL) + "/api/v3"
        self.token = token
    }

    public func identity(username: String) throws(UpstreamError) -> Identity? {
        let query = FormText.encode([("username", username), ("page_size", "2")])
        let page: Page<Identity> = try get("/core/users/?\(query)")
        // Filters that the server does not know are ignored silently, so every row is compared with what was asked.
        return page.results.first { $0.username == username }
    }

    public func ownIdentity() throws(UpstreamError) -> (username: String, isSuperuser: Bool) {
        let own: Own = try get("/core/users/me/")
        return (own.user.username, own.user.isSuperuser)
    }

    private struct Page<Row: Decodable>: Decodable {
        let results: [Row]
    }

    private struct Own: Decodable {
        struct User: Decodable {
            let username: String
            let isSuperuser: Bool

            private enum CodingKeys: String, CodingKey {
                case username
                case isSuperuser = "is_superuser"
            }
        }

        let user: User
    }

    private func get<Value: Decodable>(_ path: String) throws(UpstreamError) -> Value {
        let request = HTTPRequest(
            "GET", baseURL + path, headers: [("Authorization", "Bearer \(token)"), ("Accept", "application/json")])
        let answer: HTTPResponse?
        do {
            answer = try gate.passing { () throws(TransportError) in try http.send(request) }
        } catch {
            throw UpstreamError(.authentik, transport: error)
        }
        guard let response = answer else { throw UpstreamError(.authentik, .saturated) }
        return try value(of: response)
    }

    private func value<Value: Decodable>(of response: HTTPResponse) throws(UpstreamError) -> Value {
        switch response.status {
        case 200:
            guard let value = try? JSONDecoder().decode(Value.self, from: Data(response.body)) else {
                throw UpstreamError(.authentik, .unexpectedResponse("a body of another form"))
            }
            return value
        // Wrong credentials are 403 there, never 401.
        case 401, 403: throw UpstreamError(.authentik, .unauthorized)
        case 404: throw UpstreamError(.authentik, .notFound)
        case 429, 503: throw UpstreamError(.authentik, .busy(retryAfterSeconds: response.retryAfterSeconds))
        default: throw UpstreamError(.authentik, .unexpectedResponse("status \(response.status)"))
        }
    }
}
