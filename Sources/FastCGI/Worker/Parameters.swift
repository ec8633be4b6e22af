import CFastCGI

/// The parameters of a request (FastCGI specification 6.2, RFC 3875 section 4.1).
struct Parameters {
    /// In the order sent.
    let all: [(name: Substring, value: Substring)]
    /// A parameter holds bytes that are not UTF-8.
    let isBroken: Bool

    init(_ exchange: UnsafeMutablePointer<FCGX_Request>) {
        var all: [(name: Substring, value: Substring)] = []
        var isBroken = false
        var next = exchange.pointee.envp
        while let entry = next?.pointee {
            let text = String(cString: entry)
            isBroken = isBroken || String(validatingCString: entry) == nil
            if let border = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                all.append((text[..<border], text[text.utf8.index(after: border)...]))
            }
            next = next?.advanced(by: 1)
        }
        self.all = all
        self.isBroken = isBroken
    }

    subscript(name: String) -> String? {
        all.first { $0.name == name }.map { String($0.value) }
    }

    /// The id that the web server gave the request, or one of our own in the same form: 32 hexadecimal digits.
    var requestID: String {
        if let given = self["REQUEST_ID"], Self.isIdentifier(given) { return given }
        return (0..<4).map { _ in
            let part = String(UInt32.random(in: .min ... .max), radix: 16)
            return String(repeating: "0", count: 8 - part.count) + part
        }.joined()
    }

    private static func isIdentifier(_ text: String) -> Bool {
        (8...64).contains(text.utf8.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
}
