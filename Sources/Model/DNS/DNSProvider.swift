/// The company that hosts the DNS of a domain, as its name servers tell.
public struct DNSProvider: Codable, Equatable, Sendable {
    /// What is certain about the provider's forms.
    public enum Note: String, Codable, Sendable {
        /// Targets need a final dot, or the zone is added once more.
        case finalDot = "final_dot"
        /// TXT values go in double quotes, long ones in several quoted parts.
        case quotedText = "txt_quotes"
        /// Entries for mail must not be proxied: other addresses would be seen.
        case noProxy = "dns_only"
    }

    /// Stable name for programs.
    public var id: String
    /// What people call it.
    public var name: String
    /// What its form wants as the name of the zone itself: `@`, or the empty text; nil when that is not certain.
    public var apex: String?
    public var notes: [Note]

    /// Creates a value.
    public init(id: String, name: String, apex: String? = nil, notes: [Note] = []) {
        self.id = id
        self.name = name
        self.apex = apex
        self.notes = notes
    }
}
