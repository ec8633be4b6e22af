/// The words after a subcommand: `--name value`, flags, and the rest.
struct Arguments {
    let words: [String]

    init(_ words: [String]) {
        self.words = words
    }

    /// The first word, which is not an option.
    var first: String? {
        words.first.flatMap { $0.hasPrefix("--") ? nil : $0 }
    }

    /// What follows the first word.
    var rest: Arguments {
        Arguments(Array(words.dropFirst()))
    }

    func has(_ flag: String) -> Bool {
        words.contains("--" + flag)
    }

    func option(_ name: String) -> String? {
        guard let index = words.firstIndex(of: "--" + name), index + 1 < words.count else { return nil }
        return words[index + 1]
    }

    func required(_ name: String, _ usage: String) throws(UsageError) -> String {
        guard let value = option(name), !value.isEmpty else { throw UsageError("--\(name) is missing\n\(usage)") }
        return value
    }
}

/// The words of a command are wrong.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
