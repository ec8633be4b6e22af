/// One line of the route table.
public struct Route<Context: ~Copyable>: Sendable {
    /// Answers a request of this route.
    public typealias Handler = @Sendable (Request, PathParameters, inout Context) throws -> Response

    /// The method; GET answers HEAD as well.
    public let method: Method
    /// Path with placeholders, such as `/api/tenants/:slug/domains/:name`.
    public let pattern: String
    /// Who may call it.
    public let access: Access
    /// One sentence for the API description.
    public let summary: String
    /// Name of the schema of the body in the API description; nil for none.
    public let request: String?
    /// Name of the schema of the answer in the API description; nil for none.
    public let response: String?
    /// Answers a request.
    public let handle: Handler
    /// Parts of the pattern.
    let segments: [PatternSegment]

    /// Creates a line.
    public init(
        _ method: Method, _ pattern: String, _ access: Access, _ summary: String, request: String? = nil,
        response: String? = nil, _ handle: @escaping Handler
    ) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.summary = summary
        self.request = request
        self.response = response
        self.handle = handle
        segments = pattern.split(separator: "/").map(PatternSegment.init)
    }

    /// The pattern with its placeholders' names left out: lines of the same shape answer the same addresses.
    var shape: String {
        segments.map { $0.isPlaceholder ? ":" : $0.text }.joined(separator: "/")
    }

    func fits(_ path: [String]) -> Bool {
        segments.count == path.count && zip(segments, path).allSatisfy { $0.isPlaceholder || $0.text == $1 }
    }

    func parameters(_ path: [String]) -> PathParameters {
        let pairs = zip(segments, path).filter { $0.0.isPlaceholder }.map { ($0.0.text, $0.1) }
        return PathParameters(Dictionary(pairs) { first, _ in first })
    }
}

/// One part of a pattern: literal text, or a placeholder with its name.
struct PatternSegment: Sendable {
    let text: String
    let isPlaceholder: Bool

    init(_ part: Substring) {
        isPlaceholder = part.hasPrefix(":")
        text = String(isPlaceholder ? part.dropFirst() : part)
    }
}
