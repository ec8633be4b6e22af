import FoundationEssentials
import Testing

@testable import Web

/// Parts of lists.
@Suite struct PageTests {
    @Test(arguments: [[], [""], ["acme.test"], ["b", "ümläut/+?=&", "0"], [String(repeating: "x", count: 300)]])
    func aCursorComesBackAsItWas(values: [String]) throws {
        let text = PageCursor(values).text
        #expect(PageCursor(text)?.values == values)
        #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    }

    @Test(arguments: ["!", "a", "bm9uZQ", "e30", "WzFd", "%00", " WyJhIl0", "WyJhIl0=x"])
    func otherTextIsNoCursor(text: String) {
        #expect(PageCursor(text) == nil)
    }

    @Test(arguments: [("", 50), ("limit=", 50), ("limit=1", 1), ("limit=200", 200)])
    func limits(query: String, expected: Int) throws {
        #expect(try PageRequest(Query(query)).limit == expected)
    }

    @Test(arguments: ["limit=0", "limit=201", "limit=-1", "limit=ten", "limit=1.5", "limit=99999999999999999999"])
    func limitsThatAreNone(query: String) throws {
        let problem = try #require(throws: Problem.self) { try PageRequest(Query(query)) }
        #expect(problem.errors.map(\.pointer) == ["#/limit"])
    }

    @Test func aPositionIsReadFromTheCursor() throws {
        let cursor = PageCursor(["acme.test", "7"]).text
        #expect(try PageRequest(Query("cursor=\(cursor)")).position(count: 2) == ["acme.test", "7"])
        #expect(try PageRequest(Query("")).position(count: 2) == nil)
        for wrong in ["cursor=x", "cursor=\(PageCursor(["one"]).text)"] {
            let problem = try #require(throws: Problem.self) { try PageRequest(Query(wrong)).position(count: 2) }
            #expect(problem.errors.map(\.pointer) == ["#/cursor"])
        }
    }

    @Test func theLastPageSaysSo() throws {
        let body = try Response.json(Page(items: [1, 2], next: nil)).body
        #expect(String(decoding: body, as: UTF8.self) == #"{"items":[1,2],"next":null}"#)
    }
}
