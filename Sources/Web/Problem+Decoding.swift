extension Problem {
    /// Names the field that has another type than the request needs, or is absent.
    init(decoding error: DecodingError, isJSON: @autoclosure () -> Bool) {
        switch error {
        case .typeMismatch(let type, let context):
            self = .field(context.codingPath, "wrong_type", "must be \(Self.name(of: type))")
        case .valueNotFound(let type, let context):
            self = .field(context.codingPath, "required", "must be \(Self.name(of: type)), not null")
        case .keyNotFound(let key, let context):
            self = .field(context.codingPath + [key], "required", "is missing")
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            self = .field(context.codingPath, "invalid", "has another form than expected")
        case .dataCorrupted where isJSON():
            self = .field([], "invalid", "holds a number that is not whole or too large")
        case .dataCorrupted: self = .malformedBody("is not JSON")
        @unknown default: self = .malformedBody("cannot be read")
        }
    }

    /// JSON pointer (RFC 6901 section 3).
    static func pointer(_ path: [any CodingKey]) -> String {
        path.map { key in
            let name = key.intValue.map(String.init) ?? key.stringValue
            return "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
        }.joined()
    }

    private static func field(_ path: [any CodingKey], _ code: String, _ detail: String) -> Problem {
        .validation("#" + pointer(path), code, detail)
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text"
        case is Bool.Type: "true or false"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        case is any Keyed.Type: "an object"
        case is any Collection.Type: "a list"
        default: "an object"
        }
    }
}

/// A dictionary is a collection too, but stands for a JSON object.
private protocol Keyed {}
extension Dictionary: Keyed {}
