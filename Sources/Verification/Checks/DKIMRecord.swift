import FoundationEssentials
import Model

/// A DKIM key record as published.
struct DKIMRecord {
    let text: String
    private let tags: TagList
    /// The `p` tag without white space; nil when absent.
    private let encodedKey: String?
    /// The decoded key bytes; nil when the key is not base64.
    let key: [UInt8]?

    init(_ text: String) {
        self.text = text
        tags = TagList(text)
        encodedKey = tags["p"]?.withoutWhitespace
        key = encodedKey.flatMap { Data(base64Encoded: $0) }.map(Array.init)
    }

    /// Text that somebody meant as a key.
    static func isCandidate(_ text: String) -> Bool {
        let compact = text.withoutWhitespace.lowercasedASCII
        return compact.containsBytes("v=dkim") || compact.containsBytes("p=")
    }

    /// Key type; `rsa` when not given.
    var type: String { tags["k"]?.lowercasedASCII ?? "rsa" }

    var isRevoked: Bool { encodedKey == "" }

    var isValid: Bool {
        guard !tags.isMalformed, !tags.hasRepeatedTag, key != nil else { return false }
        let version = tags.tags.firstIndex { $0.name == "v" }
        return version == nil || (version == 0 && tags["v"]?.hasSameBytes(as: "DKIM1") ?? false)
    }

    /// The key is the beginning of the expected one.
    func isCutOff(from expected: DKIMRecord) -> Bool {
        guard let found = encodedKey, let whole = expected.encodedKey, !found.isEmpty else { return false }
        return found.utf8.count < whole.utf8.count && whole.startsWith(found)
    }

    /// What a form did to the text.
    var damage: Set<CheckCode> {
        var codes: Set<CheckCode> = []
        if text.containsBytes("\"") { codes.insert(.txtLiteralQuotes) }
        if text.containsBytes("\\") { codes.insert(.txtEscaped) }
        return codes
    }

    /// RSA keys below 1024 bits are refused by receivers, below 2048 they should not be used (RFC 8301).
    var weakness: Set<CheckCode> {
        guard type == "rsa", let key, let bits = RSAKeySize.bits(of: key) else { return [] }
        if bits < 1024 { return [.dkimKeyTooShort] }
        return bits < 2048 ? [.dkimKeyWeak] : []
    }

    /// Limits of the record that shut our signatures out.
    func exclusions(expectedType: String) -> Set<CheckCode> {
        var codes: Set<CheckCode> = []
        if type != expectedType { codes.insert(.dkimKeytypeDiffers) }
        if let hashes = list("h"), !hashes.contains("sha256") { codes.insert(.dkimHashExcluded) }
        if let services = list("s"), !services.contains("*"), !services.contains("email") {
            codes.insert(.dkimServiceExcluded)
        }
        return codes
    }

    var flags: Set<CheckCode> {
        let flags = list("t") ?? []
        var codes: Set<CheckCode> = []
        if flags.contains("y") { codes.insert(.dkimTesting) }
        if flags.contains("s") { codes.insert(.dkimStrictDomain) }
        return codes
    }

    private func list(_ name: String) -> [String]? {
        tags[name]?.pieces(separatedBy: ":").map(\.trimmed.lowercasedASCII)
    }
}
