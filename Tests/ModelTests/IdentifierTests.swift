import FoundationEssentials
import Model
import Testing

@Suite struct IdentifierTests {
    @Test func ulidSurvivesBothForms() throws {
        let ulid = ULID.make(at: Date(timeIntervalSince1970: 1_764_000_000))
        #expect(ULID(bytes: ulid.bytes) == ulid)
        #expect(ULID(ulid.description) == ulid)
        #expect(ulid.description.utf8.count == 26)
    }

    @Test func ulidSortsByTime() {
        let early = ULID.make(at: Date(timeIntervalSince1970: 1_764_000_000))
        let late = ULID.make(at: Date(timeIntervalSince1970: 1_764_000_000.002))
        #expect(early < late)
        #expect(early.description < late.description)
    }

    @Test(arguments: ["", "8zzzzzzzzzzzzzzzzzzzzzzzzz", "01JD2Z6M6W8Q00000000000000", "01jd2z6m6w8qilou0000000000"])
    func ulidRefuses(_ text: String) {
        #expect(ULID(text) == nil)
    }

    @Test func idsOfOtherKindsAreRefused() {
        let tenant = TenantID.make(at: Date(timeIntervalSince1970: 1))
        #expect(TenantID(tenant.description) == tenant)
        #expect(DomainID(tenant.description) == nil)
    }

    @Test func datesInUTCWithMilliseconds() {
        let date = Date(timeIntervalSince1970: 1_763_812_800.25)
        #expect(date.rfc3339 == "2025-11-22T12:00:00.250Z")
        #expect(Date(rfc3339: date.rfc3339) == date)
        #expect(Date(rfc3339: "2025-11-22T12:00:00Z") == Date(timeIntervalSince1970: 1_763_812_800))
        #expect(Date(rfc3339: "yesterday") == nil)
    }
}

@Suite struct TimeTests {
    /// A time goes through text to the database and back many times: not a millisecond may get lost on the way.
    @Test func everyMillisecondSurvives() throws {
        for millisecond in 0..<1000 {
            let digits = String(1000 + millisecond).dropFirst()
            let text = "2026-11-22T12:34:56.\(digits)Z"
            let date = try #require(Date(rfc3339: text))
            #expect(date.rfc3339 == text)
        }
    }
}
