/// The scripts of one label, to tell look-alikes from names (UTS 39 section 5.2, "highly restrictive").
struct LabelScripts {
    /// Scripts that belong together in one label; Latin may join the East Asian ones.
    private static let families: [Set<Script>] = [
        [.latin, .han, .hiragana, .katakana], [.latin, .han, .bopomofo], [.latin, .han, .hangul],
    ]
    /// Cyrillic and Greek letters that look like Latin ones; a label made only of them is a whole-script look-alike.
    private static let latinLooking = Set("асеорхуіјѕһԁԛԝьвкмнтгпαοντυρικϲ".unicodeScalars)

    let isSuspicious: Bool

    init(_ label: String) {
        let letters = label.unicodeScalars.filter { !Self.isCommon($0) }
        let scripts = Set(letters.map(Script.init(of:)))
        let mixes = scripts.count > 1 && !Self.families.contains { scripts.isSubset(of: $0) }
        let imitates = !letters.isEmpty && letters.allSatisfy(Self.latinLooking.contains)
        isSuspicious = mixes || imitates || scripts.contains(.other)
    }

    /// Digits, hyphen and marks belong to every script.
    private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .decimalNumber, .dashPunctuation, .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    /// The scripts in which names are registered most; a letter of another one is never shown alone.
    enum Script {
        case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, tamil, thai, georgian
        case han, hiragana, katakana, hangul, bopomofo, other

        // Blocks of the Unicode Standard.
        init(of scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x61...0x7A, 0xDF...0x24F, 0x1E00...0x1EFF: self = .latin
            case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F: self = .cyrillic
            case 0x531...0x58F: self = .armenian
            case 0x5D0...0x5EA: self = .hebrew
            case 0x620...0x6FF, 0x750...0x77F: self = .arabic
            case 0x900...0x97F: self = .devanagari
            case 0x980...0x9FF: self = .bengali
            case 0xB80...0xBFF: self = .tamil
            case 0xE00...0xE7F: self = .thai
            case 0x10D0...0x10FF: self = .georgian
            case 0x3041...0x309F: self = .hiragana
            case 0x30A0...0x30FF: self = .katakana
            case 0x3105...0x312F: self = .bopomofo
            case 0x3400...0x9FFF, 0x20000...0x323AF, 0x3005, 0x3007: self = .han
            case 0xAC00...0xD7A3: self = .hangul
            default: self = .other
            }
        }
    }
}
