/// The refusal of one object in a `/set` call.
enum StalwartSetError {
    static func error(_ refused: JSONValue) -> UpstreamError {
        let type = refused["type"]?.string ?? "unknown"
        switch type {
        case "primaryKeyViolation": return UpstreamError(.stalwart, .conflict(type))
        case "objectIsLinked": return UpstreamError(.stalwart, .conflict(type))
        case "notFound": return UpstreamError(.stalwart, .notFound)
        default:
            // The server's description of a refused property holds no value that we sent.
            return UpstreamError(
                .stalwart, .rejected(status: 200, code: type, message: refused["description"]?.string ?? ""))
        }
    }
}

extension UpstreamError {
    /// A create that met an existing object of the same name.
    var isTakenName: Bool { reason == .conflict("primaryKeyViolation") }
}
