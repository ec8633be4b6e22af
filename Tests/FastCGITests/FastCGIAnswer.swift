import Glibc

/// An answer as a web server reads it from the application.
struct FastCGIAnswer {
    let status: Int
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func values(_ name: String) -> [String] {
        headers.filter { $0.name == name }.map(\.value)
    }

    /// Reads records until the request is declared complete.
    init(reading connection: Int32) throws {
        let reader = RecordReader(connection: connection)
        var output: [UInt8] = []
        var record = try reader.next()
        while record.type != 3 {  // END_REQUEST
            if record.type == 6 { output += record.content }  // STDOUT
            record = try reader.next()
        }
        try self.init(cgi: output)
    }

    private init(cgi output: [UInt8]) throws {
        let blank = Array("\r\n\r\n".utf8)
        guard let border = output.indices.first(where: { output[$0...].starts(with: blank) }) else {
            throw FastCGIClient.Failure.notCGI
        }
        let lines = String(decoding: output[..<border], as: UTF8.self).split(separator: "\r\n")
        headers = lines.compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1].drop { $0 == " " })) : nil
        }
        guard let text = headers.first(where: { $0.name == "Status" })?.value, let status = Int(text) else {
            throw FastCGIClient.Failure.notCGI
        }
        self.status = status
        body = Array(output[(border + blank.count)...])
    }
}

private struct RecordReader {
    let connection: Int32

    func next() throws -> (type: UInt8, content: [UInt8]) {
        let header = try read(8)
        let content = try read(Int(header[4]) << 8 | Int(header[5]))
        _ = try read(Int(header[6]))
        return (header[1], content)
    }

    private func read(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let part = bytes.withUnsafeMutableBytes { recv(connection, $0.baseAddress! + filled, count - filled, 0) }
            guard part > 0 else { throw FastCGIClient.Failure.cutOff }
            filled += part
        }
        return bytes
    }
}
