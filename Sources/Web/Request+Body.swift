import FoundationEssentials

extension Request {
    /// Reads the JSON body; each way in which it can be wrong is a problem of its own that names the field.
    public func decode<Value: Decodable>(_ type: Value.Type) throws(Problem) -> Value {
        guard mediaType == "application/json" else { throw Problem.unsupportedMediaType("application/json") }
        guard String(validating: body, as: UTF8.self) != nil else { throw Problem.malformedBody("is not UTF-8") }
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch let error as DecodingError {
            throw Problem(decoding: error)
        } catch {
            throw Problem.malformedBody("is not JSON")
        }
    }

    /// The media type without parameters, in lower case.
    private var mediaType: String? {
        headers["Content-Type"]?.split(separator: ";").first.map { text in
            String(text).lowercased().filter { $0 != " " }
        }
    }
}

extension Problem {
    /// Names the field that has another type than the request needs, or is absent.
    init(decoding error: DecodingError) {
        switch error {
        case .typeMismatch(let type, let context):
            self = .validation("#" + Self.pointer(context.codingPath), "wrong_type", "must be \(Self.name(of: type))")
        case .valueNotFound(let type, let context):
            self = .validation("#" + Self.pointer(context.codingPath), "required", "must be \(Self.name(of: type)), not null")
        case .keyNotFound(let key, let context):
            self = .validation("#" + Self.pointer(context.codingPath + [key]), "required", "is missing")
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            self = .validation("#" + Self.pointer(context.codingPath), "invalid", "has another form than expected")
        case .dataCorrupted: self = .malformedBody("is not JSON")
        @unknown default: self = .malformedBody("cannot be read")
        }
    }

    /// JSON pointer (RFC 6901 section 3).
    private static func pointer(_ path: [any CodingKey]) -> String {
        path.map { key in
            let name = key.intValue.map(String.init) ?? key.stringValue
            return "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
        }.joined()
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text"
        case is Bool.Type: "true or false"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        case is any Collection.Type: "a list"
        default: "an object"
        }
    }
}
