extension Request {
    /// Objects and lists within each other that a body may hold; our own requests need three.
    static let depthLimit = 32

    /// Reads the JSON body; each way in which it can be wrong is a problem of its own that names the field.
    public func decode<Value: Decodable>(_ type: Value.Type) throws(Problem) -> Value {
        try checkText()
        do {
            if let strict = type as? any StrictBody.Type { try refuseOthers(than: strict.members) }
            return try JSONText.decode(type, from: body)
        } catch let problem as Problem {
            throw problem
        } catch let error as DecodingError {
            throw Problem(decoding: error, isJSON: isJSON)
        } catch {
            throw Problem.malformedBody("is not JSON")
        }
    }

    /// The decoder calls a body no JSON when a number does not fit the type that the request needs.
    private var isJSON: Bool {
        (try? JSONText.decode(AnyJSON.self, from: body)) != nil
    }

    /// A NUL never stands in JSON text in UTF-8, but would let a decoder take the body for UTF-16 (RFC 8259 section 8.1).
    private func checkText() throws(Problem) {
        guard mediaType == "application/json" else { throw Problem.unsupportedMediaType("application/json") }
        guard String(validating: body, as: UTF8.self) != nil, !body.contains(0) else {
            throw Problem.malformedBody("is not UTF-8")
        }
        let shape = JSONShape(body)
        guard shape.depth <= Self.depthLimit else {
            throw Problem.malformedBody("nests deeper than \(Self.depthLimit) levels")
        }
        guard !shape.hasTrailingComma else { throw Problem.malformedBody("is not JSON") }
    }

    private func refuseOthers(than members: Set<String>) throws {
        let unknown = try JSONText.decode(MemberNames.self, from: body).names.filter { !members.contains($0) }
        let fields = unknown.map { name in
            Problem.Field(pointer: "#" + Problem.pointer([AnyKey(name)]), code: "unknown", detail: "is not known here")
        }
        guard fields.isEmpty else { throw Problem.validation(fields) }
    }

    /// The media type without parameters, in lower case.
    private var mediaType: String? {
        headers["Content-Type"]?.split(separator: ";").first.map { text in
            String(text).lowercased().filter { $0 != " " }
        }
    }
}
