import Foundation
import Handlers
import Testing
import Web

@testable import App

/// What the documents say about routes and variables is what the program does.
@Suite struct DocumentationTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test func everyRouteHasAHeading() throws {
        let folder = Self.root.appending(path: "docs/api")
        let pages = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let headings = try pages.map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
        for route in RouteTable.all {
            #expect(headings.contains("\n## \(route.method.rawValue) \(route.pattern)\n"), "\(route.pattern)")
        }
    }

    /// A change of access shows in review: the list has to be changed by hand.
    @Test func accessIsAsReviewed() throws {
        let table = RouteTable.all.map { "\($0.method.rawValue) \($0.pattern) \($0.access.rawValue)" }
        let reviewed = try Self.text("Tests/AppTests/routes.txt").split(separator: "\n").map(String.init)
        #expect(table == reviewed)
    }

    @Test func everyVariableIsExplained() throws {
        let explained = try Self.text(".env.example")
        let configuration = try Self.text("Sources/App/Configuration/Configuration.swift")
        let names = configuration.matches(of: /"([A-Z]+(?:_[A-Z]+)+)"/).map { String($0.output.1) }
        #expect(names.count > 30)
        for name in Set(names) {
            #expect(explained.contains("\(name)="), "\(name)")
        }
    }

    /// Whatever the audit tells has words in the portal, and no word is left over.
    @Test func everyActionHasWords() throws {
        let list = try Self.text("portal/src/pages/audit/event.ts").prefix { $0 != "]" }
        let worded = list.matches(of: /'([a-z]+\.[a-z_]+)'/).map { String($0.output.1) }
        let sources = Self.root.appending(path: "Sources")
        let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
        let code = try files.map { try String(contentsOf: sources.appending(path: $0), encoding: .utf8) }.joined()
        let written = code.split(separator: "\n").flatMap { line in
            // Kinds of jobs and of operations look the same.
            line.contains("ind = ") ? [] : line.matches(of: /"((?:tenant|member|domain|operation)\.[a-z_]+)"/)
        }.map { String($0.output.1) }
        #expect(Set(written) == Set(worded) && worded.count > 20)
    }
}
