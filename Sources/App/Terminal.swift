import Foundation
import Web

/// What an operator reads.
enum Terminal {
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    static func say(json value: some Encodable) throws {
        say(String(decoding: try JSONText.encode(value), as: UTF8.self))
    }

    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
