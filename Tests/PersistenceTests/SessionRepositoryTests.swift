import Cryptography
import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.freshDatabase) struct SessionRepositoryTests {
    private func resolve(_ token: String, slug: String? = nil, in database: inout Connection) throws -> ResolvedSession?
    {
        try SessionRepository.resolve(tokenHash: Hash.sha256(Array(token.utf8)), tenantSlug: slug, in: &database)
    }

    private func open(_ person: PersonID, _ token: String, sid: String? = nil, in database: inout Connection) throws {
        try SessionRepository.insert(Samples.session(person, token: token, sid: sid), in: &database)
    }

    @Test func aSessionIsFoundByItsToken() throws {
        try withDatabase { database in
            let id = try Samples.insertSession("anna", in: &database)
            let session = try #require(try resolve("anna", in: &database))
            #expect(session.id == id)
            #expect(session.personName == "Anna" && session.personEmail == "anna@acme.test")
            #expect(session.isFresh && !session.isPartnerStaff && session.tenant == nil)
            #expect(try resolve("other", in: &database) == nil)
        }
    }

    @Test func anAccessTokenThatRanOutIsNotFresh() throws {
        try withDatabase { database in
            let person = try Samples.insertPerson("anna", in: &database)
            try SessionRepository.insert(Samples.session(person, token: "t", accessSeconds: 0), in: &database)
            let session = try #require(try resolve("t", in: &database))
            #expect(!session.isFresh)
        }
    }

    @Test func aSessionEndsUnusedAndInAnyCase() throws {
        try withDatabase { database in
            let person = try Samples.insertPerson("anna", in: &database)
            for token in ["idle", "old", "live"] { try open(person, token, in: &database) }
            try database.execute(
                """
                UPDATE session SET last_used_at = UTC_TIMESTAMP(3) - INTERVAL 12 HOUR - INTERVAL 1 SECOND
                WHERE token_hash = \(Hash.sha256(Array("idle".utf8)))
                """)
            try database.execute(
                "UPDATE session SET expires_at = UTC_TIMESTAMP(3) WHERE token_hash = \(Hash.sha256(Array("old".utf8)))")
            #expect(try resolve("idle", in: &database) == nil)
            #expect(try resolve("old", in: &database) == nil)
            #expect(try SessionRepository.expire(limit: 10, in: &database) == 2)
            #expect(try resolve("live", in: &database) != nil)
        }
    }

    /// A user agent may be longer than the column, and 255 people's characters may be more code points.
    @Test func aLongUserAgentIsCut() throws {
        try withDatabase { database in
            var session = Samples.session(try Samples.insertPerson("anna", in: &database), token: "t")
            session.userAgent = String(repeating: "e\u{301}", count: 255)
            try SessionRepository.insert(session, in: &database)
            let length = try database.first("SELECT CHAR_LENGTH(user_agent) FROM session") {
                (row) throws(DatabaseError) in try row.int(0)
            }
            #expect(length == 255)
        }
    }

    @Test func useIsNotedOnceAMinute() throws {
        try withDatabase { database in
            let id = try Samples.insertSession("anna", in: &database)
            func age() throws -> Int? {
                try database.first("SELECT TIMESTAMPDIFF(SECOND, last_used_at, UTC_TIMESTAMP(3)) FROM session") {
                    (row) throws(DatabaseError) in try row.int(0)
                }
            }
            try database.execute("UPDATE session SET last_used_at = UTC_TIMESTAMP(3) - INTERVAL 50 SECOND")
            try SessionRepository.touch(id, in: &database)
            #expect(try (50...55).contains(age() ?? 0))
            try database.execute("UPDATE session SET last_used_at = UTC_TIMESTAMP(3) - INTERVAL 61 SECOND")
            try SessionRepository.touch(id, in: &database)
            #expect(try (0...5).contains(age() ?? -1))
        }
    }

    /// The same on two hosts at once: one refreshes.
    @Test func oneOfManyRefreshes() throws {
        let settings = try FreshDatabase.settings()
        let id = try withDatabase { try Samples.insertSession("anna", in: &$0) }
        let taken = try onThreads(6) { _ in
            var database = Connection(settings)
            return try SessionRepository.takeRefreshLock(id, seconds: 30, in: &database)
        }
        #expect(taken.filter { $0 }.count == 1)
        try withDatabase { database in
            try SessionRepository.releaseRefreshLock(id, in: &database)
            #expect(try SessionRepository.takeRefreshLock(id, seconds: 0, in: &database))
            Thread.sleep(forTimeInterval: 0.01)
            // Whoever took it died; after its time it is free again.
            #expect(try SessionRepository.takeRefreshLock(id, seconds: 30, in: &database))
        }
    }

    @Test func storedTokensReplaceOnlyWhatCame() throws {
        try withDatabase { database in
            let id = try Samples.insertSession("anna", in: &database)
            _ = try SessionRepository.takeRefreshLock(id, seconds: 30, in: &database)
            try SessionRepository.storeTokens(id, refreshToken: [9], idToken: nil, accessSeconds: 300, in: &database)
            let tokens = try #require(try SessionRepository.tokens(of: id, in: &database))
            #expect(tokens.refreshToken == [9] && tokens.idToken == [3])
            #expect(try SessionRepository.takeRefreshLock(id, seconds: 30, in: &database))
        }
    }

    /// Back-channel logout: the sessions of the `sid`, and those of the same person whose `sid` is not known.
    @Test func aLogoutTokenEndsItsSessions() throws {
        try withDatabase { database in
            let anna = try Samples.insertPerson("anna", in: &database)
            let berta = try Samples.insertPerson("berta", in: &database)
            try open(anna, "a1", sid: "s1", in: &database)
            try open(anna, "a2", sid: "s2", in: &database)
            try open(anna, "a3", in: &database)
            try open(berta, "b1", in: &database)
            #expect(try SessionRepository.delete(sid: "s1", subject: "sub-anna", in: &database) == 2)
            #expect(try resolve("a2", in: &database) != nil)
            #expect(try resolve("b1", in: &database) != nil)
            #expect(try SessionRepository.delete(sid: "s1", subject: nil, in: &database) == 0)
            #expect(try SessionRepository.delete(sid: nil, subject: "sub-anna", in: &database) == 1)
            #expect(try SessionRepository.delete(sid: nil, subject: "sub-ännä ", in: &database) == 0)
            #expect(try SessionRepository.deleteAll(of: berta, in: &database) == 1)
        }
    }

    @Test func aLogoutTokenIsTakenOnce() throws {
        try withDatabase { database in
            let jti = Hash.sha256([1])
            #expect(try SessionRepository.rememberLogoutToken(jtiHash: jti, seconds: 60, in: &database))
            #expect(try !SessionRepository.rememberLogoutToken(jtiHash: jti, seconds: 60, in: &database))
            try database.execute("UPDATE logout_token SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND")
            try SessionRepository.forgetLogoutTokens(in: &database)
            #expect(try SessionRepository.rememberLogoutToken(jtiHash: jti, seconds: 60, in: &database))
        }
    }
}
