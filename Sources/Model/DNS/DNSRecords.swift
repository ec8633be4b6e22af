/// A record that the DNS should hold, ready to be shown and copied.
public struct ExpectedRecord: Codable, Equatable, Sendable {
    /// The parts of an MX or SRV record that forms ask for one by one.
    public struct Fields: Codable, Equatable, Sendable {
        /// Preference (MX) or priority (SRV).
        public var priority: Int
        /// Weight of an SRV record.
        public var weight: Int?
        /// Port of an SRV record.
        public var port: Int?
        /// Target host without the final dot.
        public var target: String

        /// Creates the parts of one record.
        public init(priority: Int, weight: Int? = nil, port: Int? = nil, target: String) {
            self.priority = priority
            self.weight = weight
            self.port = port
            self.target = target
        }
    }

    /// Type, such as `TXT`.
    public var type: String
    /// Full owner name without the final dot.
    public var name: String
    /// Owner without the zone, `@` for the zone itself; nil when the owner is outside the zone.
    public var relativeName: String?
    /// Value to paste, without quotes and without the final dot.
    public var value: String
    /// Time to live that we advise, in seconds.
    public var ttl: Int
    /// The value cut into strings of at most 255 bytes (TXT); nil for other types.
    public var chunks: [String]?
    /// True when the value contains terms that the customer had already published.
    public var isMerge: Bool
    /// The parts of an MX or SRV record.
    public var fields: Fields?

    /// Creates an expected record.
    public init(
        type: String, name: String, relativeName: String?, value: String, ttl: Int = 3600,
        chunks: [String]? = nil, isMerge: Bool = false, fields: Fields? = nil
    ) {
        self.type = type
        self.name = name
        self.relativeName = relativeName
        self.value = value
        self.ttl = ttl
        self.chunks = chunks
        self.isMerge = isMerge
        self.fields = fields
    }
}

/// A record that one resolver gave; text from strangers, cut and cleaned when it is created.
public struct ObservedRecord: Codable, Equatable, Sendable {
    /// The most records that one check keeps.
    public static let maximumCount = 20
    /// The most characters of one value.
    public static let maximumLength = 1024

    /// Resolver as `address:port`.
    public var resolver: String
    /// Type, such as `TXT`.
    public var type: String
    /// Value as text; control and invisible characters are replaced by U+FFFD.
    public var value: String
    /// Remaining time to live in seconds.
    public var ttl: Int

    /// Creates an observed record from untrusted text.
    public init(resolver: String, type: String, value: String, ttl: Int) {
        self.resolver = resolver
        self.type = type
        self.value = Self.cleaned(value)
        self.ttl = ttl
    }

    static func cleaned(_ text: String) -> String {
        // Nearly every record.
        if text.utf8.count <= maximumLength, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(maximumLength) {
            scalars.append(isInvisible(scalar) ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if (0x20...0x7E).contains(scalar.value) { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }
}

/// What a name server of the zone itself gives where resolvers give nothing yet: a hint, never a verdict.
public struct AuthoritativeAnswer: Codable, Equatable, Sendable {
    /// Name and address of the server.
    public let nameServer: String
    public let address: String
    /// The values as text, cut and cleaned as those of resolvers.
    public let values: [String]

    /// Creates an answer from untrusted text.
    public init(nameServer: String, address: String, values: [String]) {
        self.nameServer = ObservedRecord.cleaned(nameServer)
        self.address = address
        self.values = values.prefix(ObservedRecord.maximumCount).map(ObservedRecord.cleaned)
    }
}
