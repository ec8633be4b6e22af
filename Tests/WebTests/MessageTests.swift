import FoundationEssentials
import Testing

@testable import Web

/// Headers, cookies, queries and answers.
@Suite struct MessageTests {
    @Test func headerNamesHaveNoCase() {
        var headers: Headers = ["Accept": "a", "accept": "b"]
        #expect(headers["ACCEPT"] == "a")
        #expect(headers.all("Accept") == ["a", "b"])
        headers["aCCept"] = "c"
        #expect(headers.all("Accept") == ["c"])
        headers["Accept"] = nil
        #expect(headers.fields.isEmpty)
        headers.add("\u{212A}", "Kelvin sign")
        #expect(headers["K"] == nil)
    }

    @Test(arguments: [
        ("a=1", "1"), ("b=2; a=1", "1"), ("a=1; a=2", "1"), ("b=a=1; a=x=y", "x=y"), ("a=", ""), ("A=1", nil),
        ("a", nil), ("", nil), (";;a=1;", "1"), ("xa=1", nil), ("a=\"q\"", "\"q\""),
    ])
    func cookiesAreRead(header: String, expected: String?) {
        let request = Request(method: .get, path: "/", headers: ["Cookie": header])
        #expect(request.cookie("a") == expected)
    }

    @Test func cookiesOfSeveralHeadersAreOneList() {
        let request = Request(method: .get, path: "/", headers: ["Cookie": "a=1", "cookie": "b=2"])
        #expect(request.cookies.map(\.name) == ["a", "b"])
    }

    @Test func cookiesAreSet() {
        var response = Response.noContent
        response.set(Cookie(name: "__Host-session", value: "abc", maxAge: 60))
        response.set(Cookie(name: "__Host-other", value: "x", maxAge: nil, sameSite: .strict))
        response.set(.deleting("__Host-old"))
        #expect(
            response.headers.all("Set-Cookie") == [
                "__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60",
                "__Host-other=x; Path=/; Secure; HttpOnly; SameSite=Strict",
                "__Host-old=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
            ])
    }

    @Test func aCookieCannotHoldItsOwnAttributes() async {
        await #expect(processExitsWith: .failure) { _ = Cookie(name: "a", value: "1; Domain=test", maxAge: nil) }
    }

    @Test func queriesAreDecodedOnce() {
        let query = Query("a=1&b=x%20y+z&a=2&c&d=&%65=%252F&bad=%ff&nul=%00&=v&f=a=b")
        #expect(query.value("a") == "1")
        #expect(query.value("b") == "x y z")
        #expect(query.value("c") == "")
        #expect(query.value("d") == "")
        #expect(query.nonEmpty("d") == nil)
        #expect(query.value("e") == "%2F")
        #expect(query.value("bad") == nil)
        #expect(query.value("nul") == nil)
        #expect(query.value("f") == "a=b")
        #expect(Query("").value("a") == nil)
    }

    @Test func answersAreOrderedJSONThatNobodyKeeps() throws {
        struct Value: Encodable { let b = "a/b", a = Date(timeIntervalSince1970: 0.995), c: String? = nil }
        let response = try Response.json(Value(), status: 201)
        #expect(response.status == 201)
        #expect(String(decoding: response.body, as: UTF8.self) == #"{"a":"1970-01-01T00:00:00.995Z","b":"a/b"}"#)
        #expect(response.headers["Content-Type"] == "application/json")
        #expect(response.headers["Cache-Control"] == "no-store")
        #expect(throws: EncodingError.self) { try Response.json([Double.nan]) }
    }

    @Test func timesKeepTheirMilliseconds() throws {
        for millisecond in 0..<1000 {
            let time = Date(timeIntervalSince1970: 1_795_348_800 + Double(millisecond) / 1000)
            let text = String(decoding: try JSONText.encode([time]), as: UTF8.self)
            let digits = String(millisecond + 1000).dropFirst()
            #expect(text == "[\"2026-11-22T12:00:00.\(digits)Z\"]")
        }
    }

    @Test func redirects() {
        #expect(Response.redirect(to: "/a").status == 303)
        let found = Response.redirect(to: "/b", status: 302)
        #expect(found.status == 302)
        #expect(found.headers["Location"] == "/b")
    }
}
