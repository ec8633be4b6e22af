extension String {
    /// The text cut to what fits into `VARCHAR(limit)`: the database counts code points, not what people call characters.
    func cut(to limit: Int) -> String {
        unicodeScalars.count <= limit ? self : String(unicodeScalars.prefix(limit))
    }
}
