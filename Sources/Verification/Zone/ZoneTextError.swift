/// Why a zone text cannot be read.
enum ZoneTextError: String, Error {
    case unterminatedQuote = "unterminated-quote"
    case unbalancedParenthesis = "unbalanced-parenthesis"
    case stringTooLong = "string-too-long"
    case badEscape = "bad-escape"
    case badName = "bad-name"
    case badData = "bad-data"
    case classNotIn = "class-not-in"
    case directiveNotAllowed = "directive-not-allowed"
    case noOwner = "no-owner"
    case relativeWithoutOrigin = "relative-without-origin"
    case tooLarge = "too-large"
}
