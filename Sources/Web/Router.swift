/// Finds the route of a request.
public struct Router<Context: ~Copyable>: Sendable {
    /// The table, in the order given.
    public let routes: [Route<Context>]

    /// Creates a router.
    public init(_ routes: [Route<Context>]) {
        self.routes = routes
    }

    /// A route and what its placeholders hold.
    public struct Match: Sendable {
        public let route: Route<Context>
        public let parameters: PathParameters
    }

    /// Finds the route for a path as received.
    ///
    /// Segments are split first, decoded once, then compared: an encoded slash is part of a name, never a border, and
    /// dot or empty segments match nothing (field case F74).
    public func match(_ method: Method, path: String) throws(Problem) -> Match {
        let segments = try Self.segments(path)
        let candidates = routes.filter { $0.segments.count == segments.count && Self.fits($0.segments, segments) }
        guard !candidates.isEmpty else { throw Problem.notFound }
        let wanted: Method = method == .head ? .get : method
        guard let route = candidates.first(where: { $0.method == wanted }) else {
            throw Problem.methodNotAllowed(candidates.map(\.method))
        }
        return Match(route: route, parameters: Self.parameters(route.segments, segments))
    }

    private static func segments(_ path: String) throws(Problem) -> [String] {
        var decoded: [String] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let segment = PercentEncoding.decode(part) else { throw Problem.malformedPath }
            guard !segment.isEmpty, part != ".", part != ".." else { throw Problem.notFound }
            decoded.append(segment)
        }
        return decoded
    }

    private static func fits(_ pattern: [Substring], _ segments: [String]) -> Bool {
        zip(pattern, segments).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
    }

    private static func parameters(_ pattern: [Substring], _ segments: [String]) -> PathParameters {
        let pairs = zip(pattern, segments).filter { $0.0.hasPrefix(":") }.map { (String($0.0.dropFirst()), $0.1) }
        return PathParameters(Dictionary(pairs) { first, _ in first })
    }
}
