/// Finds the route of a request.
public struct Router<Context: ~Copyable>: Sendable {
    /// The table, in the order given.
    public let routes: [Route<Context>]

    /// Creates a router; two lines for the same method and addresses are a mistake in the table.
    public init(_ routes: [Route<Context>]) {
        let shapes = routes.map { "\($0.method.rawValue) \($0.shape)" }
        precondition(Set(shapes).count == shapes.count, "each method and address has one line in the table")
        self.routes = routes
    }

    /// A route and what its placeholders hold.
    public struct Match: Sendable {
        /// The line of the table.
        public let route: Route<Context>
        /// What the placeholders of its pattern hold.
        public let parameters: PathParameters
    }

    /// Finds the route for a path as received.
    ///
    /// Segments are split first, decoded once, then compared: an encoded slash is part of a name, never a border, and
    /// dot or empty segments match nothing.
    public func match(_ method: Method, path: String) throws(Problem) -> Match {
        let segments = try Self.segments(path)
        let candidates = routes.filter { $0.fits(segments) }
        guard !candidates.isEmpty else { throw Problem.notFound }
        let wanted: Method = method == .head ? .get : method
        guard let route = candidates.first(where: { $0.method == wanted }) else {
            throw Problem.methodNotAllowed(candidates.map(\.method))
        }
        return Match(route: route, parameters: route.parameters(segments))
    }

    /// Dots are refused after decoding as well: `%2e` is another spelling of a dot (RFC 3986 section 6.2.2.2).
    private static func segments(_ path: String) throws(Problem) -> [String] {
        guard path.hasPrefix("/") else { throw Problem.malformedPath }
        var decoded: [String] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let segment = PercentEncoding.decode(part) else { throw Problem.malformedPath }
            guard !segment.isEmpty, segment != ".", segment != ".." else { throw Problem.notFound }
            decoded.append(segment)
        }
        return decoded
    }
}
