import Foundation
import Model
import Persistence
import TestSupport
import Testing

/// Values on their way to the server and back.
@Suite(.emptyDatabase) struct ValueTests {
    private static let table: SQL = """
        CREATE TABLE sample (number BIGINT NULL, text MEDIUMTEXT NULL, bytes MEDIUMBLOB NULL, time DATETIME(3) NULL)
        CHARACTER SET utf8mb4
        """

    @Test(arguments: ["", "a", "Grüße 🙂", "'; DROP TABLE sample; --", "a\0b"])
    func textComesBack(_ text: String) throws {
        try expectBack(text)
    }

    /// 512 bytes is what a row has room for; longer values are fetched a second time.
    @Test(arguments: [511, 512, 513, 100_000])
    func textOfAnyLengthComesBack(_ length: Int) throws {
        try expectBack(String(repeating: "x", count: length))
    }

    private func expectBack(_ text: String) throws {
        try withDatabase { database in
            try database.execute(Self.table)
            try database.execute("INSERT INTO sample (text, bytes) VALUES (\(text), \(Array(text.utf8)))")
            let back = try database.first("SELECT text, bytes, LENGTH(bytes) FROM sample") {
                (row) throws(DatabaseError) in
                (try row.string(0), try row.bytes(1), try row.int(2))
            }
            #expect(back?.0 == text)
            #expect(back?.1 == Array(text.utf8))
            #expect(back?.2 == text.utf8.count)
        }
    }

    @Test(arguments: [0, 1, -1, Int.max, Int.min, 255, 65536])
    func numbersComeBack(_ number: Int) throws {
        try withDatabase { database in
            try database.execute(Self.table)
            try database.execute("INSERT INTO sample (number) VALUES (\(number))")
            let back = try database.first("SELECT number, SUM(number), COUNT(*) FROM sample") {
                (row) throws(DatabaseError) in
                [try row.int(0), try row.int(1), try row.int(2)]
            }
            #expect(back == [number, number, 1])
        }
    }

    @Test(arguments: [
        "1583-01-01T00:00:00.000Z", "1899-12-31T23:59:59.999Z", "1900-02-28T12:00:00.000Z", "1969-12-31T23:59:59.999Z",
        "1970-01-01T00:00:00.000Z", "2000-02-29T00:00:00.001Z", "2024-02-29T23:59:59.999Z", "2024-03-01T00:00:00.000Z",
        "2026-03-29T01:30:00.123Z", "2026-10-25T01:30:00.456Z", "2100-03-01T00:00:00.000Z", "9999-12-31T23:59:59.000Z",
    ])
    func timesComeBack(_ text: String) throws {
        let date = try #require(Date(rfc3339: text))
        try withDatabase { database in
            try database.execute(Self.table)
            try database.execute("INSERT INTO sample (time) VALUES (\(date))")
            let back = try database.first("SELECT time, DATE_FORMAT(time, '%Y-%m-%dT%H:%i:%s.%f') FROM sample") {
                (row) throws(DatabaseError) in (try row.date(0), try row.string(1))
            }
            #expect(back?.0.rfc3339 == text)
            #expect(back.map { "\($0.1.dropLast(3))Z" } == text)
        }
    }

    @Test func timesAreRoundedToMilliseconds() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            try database.execute("INSERT INTO sample (time) VALUES (\(Date(timeIntervalSince1970: 1.9996)))")
            let back = try database.first("SELECT time FROM sample") { (row) throws(DatabaseError) in try row.date(0) }
            #expect(back == Date(timeIntervalSince1970: 2))
        }
    }

    /// A filter may hold any instant that a person can type.
    @Test(arguments: [
        Date.distantPast, .distantFuture, Date(timeIntervalSince1970: -1e15), Date(timeIntervalSince1970: 1e15),
    ])
    func timesBeyondTheColumnCanBeCompared(_ date: Date) throws {
        try withDatabase { database in
            try database.execute(Self.table)
            try database.execute("INSERT INTO sample (time) VALUES (\(Date.now))")
            let isLater = try database.first("SELECT time > \(date) FROM sample") { (row) throws(DatabaseError) in
                try row.bool(0)
            }
            #expect(isLater == (date < .now))
        }
    }

    @Test func identifiersComeBack() throws {
        let id = TenantID.make(at: .now)
        try withDatabase { database in
            let back = try database.first("SELECT \(id), \(TenantID?.none)") { (row) throws(DatabaseError) in
                (try row.id(0, as: TenantID.self), try row.optionalID(1, as: TenantID.self))
            }
            #expect(back?.0 == id)
            #expect(back?.1 == nil)
        }
    }

    @Test func absentValuesComeBack() throws {
        try withDatabase { database in
            try database.execute(Self.table)
            try database.execute("INSERT INTO sample (text) VALUES (NULL)")
            let isAbsent = try database.first("SELECT number, text, bytes, time FROM sample") {
                (row) throws(DatabaseError) in
                [
                    try row.optionalInt(0) == nil, try row.optionalString(1) == nil, try row.optionalBytes(2) == nil,
                    try row.optionalDate(3) == nil,
                ]
            }
            #expect(isAbsent == [true, true, true, true])
        }
    }

    @Test func anotherFormThanExpectedIsAnError() throws {
        try withDatabase { database in
            #expect(throws: DatabaseError.self) {
                try database.first("SELECT NULL") { (row) throws(DatabaseError) in try row.string(0) }
            }
            #expect(throws: DatabaseError.self) {
                try database.first("SELECT 1") { (row) throws(DatabaseError) in try row.string(0) }
            }
            #expect(throws: DatabaseError.self) {
                try database.first("SELECT 'x'") { (row) throws(DatabaseError) in try row.int(0) }
            }
            #expect(throws: DatabaseError.self) {
                try database.first("SELECT 'x'") { (row) throws(DatabaseError) in try row.date(0) }
            }
            #expect(throws: DatabaseError.self) {
                try database.first("SELECT 'x'") { (row) throws(DatabaseError) in try row.id(0, as: TenantID.self) }
            }
            #expect(throws: DatabaseError.self) {
                try database.first("SELECT 'owner'") { (row) throws(DatabaseError) in try row.value(0, as: Role.self) }
            }
        }
    }
}
