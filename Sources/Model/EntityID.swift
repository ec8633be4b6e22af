public import FoundationEssentials

/// The identifier of one kind of thing, so that a tenant's id cannot be passed where a person's is meant.
///
/// On the wire it is the kind's prefix and the ULID: `ten_01jd…`.
public protocol EntityID: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What the text begins with, without the underscore.
    static var prefix: String { get }
    /// The identifier without its kind.
    var ulid: ULID { get }
    /// Gives a bare identifier its kind.
    init(_ ulid: ULID)
}

extension EntityID {
    /// Reads the wire form; nil for another kind's prefix or a malformed identifier.
    public init?(_ text: String) {
        guard text.hasPrefix(Self.prefix + "_"), let ulid = ULID(String(text.dropFirst(Self.prefix.count + 1))) else {
            return nil
        }
        self.init(ulid)
    }

    /// A new identifier whose order follows `date`.
    public static func make(at date: Date) -> Self {
        Self(ULID.make(at: date))
    }

    public var description: String { "\(Self.prefix)_\(ulid)" }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = Self(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an identifier of kind \(Self.prefix)"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
