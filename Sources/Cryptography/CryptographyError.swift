/// An operation of the cryptography library that did not succeed; it never says anything about key or plain text.
public struct CryptographyError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was attempted.
    public let operation: String

    init(_ operation: String) {
        self.operation = operation
    }

    public var description: String { "\(operation) failed" }
}
