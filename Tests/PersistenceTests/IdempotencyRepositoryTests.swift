import Cryptography
import Foundation
import TestSupport
import Testing

@testable import Persistence

@Suite(.freshDatabase) struct IdempotencyRepositoryTests {
    private let scope = Hash.sha256([1])
    private let request = Hash.sha256([2])

    private func begin(_ database: inout Connection, request other: [UInt8]? = nil) throws -> String {
        switch try IdempotencyRepository.begin(scopeHash: scope, requestHash: other ?? request, in: &database) {
        case .fresh: "fresh"
        case .running: "running"
        case .answered(let answer): "\(answer.status) \(answer.headers) \(String(decoding: answer.body, as: UTF8.self))"
        case .otherRequest: "other"
        }
    }

    @Test func aRepeatedRequestGetsTheFirstAnswer() throws {
        try withDatabase { database in
            #expect(try begin(&database) == "fresh")
            #expect(try begin(&database) == "running")
            #expect(try begin(&database, request: Hash.sha256([3])) == "other")
            try IdempotencyRepository.complete(
                scopeHash: scope, StoredAnswer(status: 201, headers: "{}", body: Array("made".utf8)), in: &database)
            #expect(try begin(&database) == "201 {} made")
            #expect(try begin(&database, request: Hash.sha256([3])) == "other")
        }
    }

    @Test func anEmptyAnswerIsAnAnswer() throws {
        try withDatabase { database in
            _ = try begin(&database)
            try IdempotencyRepository.complete(
                scopeHash: scope, StoredAnswer(status: 204, headers: "{}", body: []), in: &database)
            #expect(try begin(&database) == "204 {} ")
        }
    }

    @Test func aRequestWithoutEffectFreesItsKey() throws {
        try withDatabase { database in
            _ = try begin(&database)
            try IdempotencyRepository.abandon(scopeHash: scope, in: &database)
            #expect(try begin(&database) == "fresh")
        }
    }

    @Test func anAnswerIsNeitherAbandonedNorReplaced() throws {
        try withDatabase { database in
            _ = try begin(&database)
            for text in ["first", "second"] {
                try IdempotencyRepository.complete(
                    scopeHash: scope, StoredAnswer(status: 200, headers: "{}", body: Array(text.utf8)), in: &database)
                try IdempotencyRepository.abandon(scopeHash: scope, in: &database)
            }
            #expect(try begin(&database) == "200 {} first")
        }
    }

    @Test func aRequestThatDiedFreesItsKeyAfterAMinute() throws {
        try withDatabase { database in
            _ = try begin(&database)
            try database.execute("UPDATE idempotency SET created_at = UTC_TIMESTAMP(3) - INTERVAL 59 SECOND")
            #expect(try begin(&database) == "running")
            try database.execute("UPDATE idempotency SET created_at = UTC_TIMESTAMP(3) - INTERVAL 61 SECOND")
            #expect(try begin(&database) == "fresh")
        }
    }

    @Test func answersAreKeptForADay() throws {
        try withDatabase { database in
            _ = try begin(&database)
            try IdempotencyRepository.complete(
                scopeHash: scope, StoredAnswer(status: 200, headers: "{}", body: []), in: &database)
            try database.execute(
                "UPDATE idempotency SET expires_at = expires_at - INTERVAL 23 HOUR - INTERVAL 59 MINUTE")
            try IdempotencyRepository.expire(in: &database)
            #expect(try begin(&database) == "200 {} ")
            try database.execute("UPDATE idempotency SET expires_at = expires_at - INTERVAL 61 SECOND")
            try IdempotencyRepository.expire(in: &database)
            #expect(
                try database.first("SELECT COUNT(*) FROM idempotency") { (row) throws(DatabaseError) in try row.int(0) }
                    == 0)
        }
    }

    /// The same key on many threads at once: one request runs.
    @Test func oneOfManyIsFirst() throws {
        let settings = try FreshDatabase.settings()
        let outcomes = try onThreads(8) { _ in
            var database = Connection(settings)
            return try begin(&database)
        }
        #expect(outcomes.sorted() == ["fresh"] + Array(repeating: "running", count: 7))
    }
}
