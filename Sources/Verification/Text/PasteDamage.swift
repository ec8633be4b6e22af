import Model

/// Damage done to a value while it was copied into a form (TXT-3); receivers discard such records.
enum PasteDamage {
    /// Gives the damage whose repair makes the value right; nil when no repair does.
    static func code(of text: String, isRight: (String) -> Bool) -> CheckCode? {
        if isRight(text.trimming(isInvisible)) { return .txtLeadingSpace }
        if isRight(text.trimming { isInvisible($0) || $0 == "\"" }) { return .txtLiteralQuotes }
        if isRight(unescaped(text)) { return .txtEscaped }
        return nil
    }

    /// The text without quotes and blanks at both ends and without backslashes before semicolons.
    static func repaired(_ text: String) -> String {
        unescaped(text.trimming { isInvisible($0) || $0 == "\"" })
    }

    private static func unescaped(_ text: String) -> String {
        text.pieces(separatedBy: "\\").joined()
    }

    /// White space, and the zero-width characters that web pages put into copied text.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isBlank || (!scalar.isASCII && scalar.properties.generalCategory == .format)
    }
}
