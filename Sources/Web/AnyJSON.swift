/// Any JSON, read only to see whether it is any.
struct AnyJSON: Decodable {
    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: AnyKey.self) {
            for key in object.allKeys { _ = try object.decode(AnyJSON.self, forKey: key) }
        } else if var list = try? decoder.unkeyedContainer() {
            while !list.isAtEnd { _ = try list.decode(AnyJSON.self) }
        } else {
            try Self.readScalar(try decoder.singleValueContainer())
        }
    }

    private static func readScalar(_ value: any SingleValueDecodingContainer) throws {
        guard !value.decodeNil(), (try? value.decode(String.self)) == nil, (try? value.decode(Bool.self)) == nil else {
            return
        }
        _ = try value.decode(Double.self)
    }
}
