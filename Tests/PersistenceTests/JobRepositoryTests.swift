import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.freshDatabase) struct JobRepositoryTests {
    private let subject = ULID.make(at: .now)

    private func dueIn(_ database: inout Connection) throws -> Double? {
        try database.first("SELECT TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(3), due_at) FROM job") {
            (row) throws(DatabaseError) in
            Double(try row.int(0)) / 1_000_000
        }
    }

    private func count(_ database: inout Connection) throws -> Int? {
        try database.first("SELECT COUNT(*) FROM job") { (row) throws(DatabaseError) in try row.int(0) }
    }

    @Test func theEarlierDueTimeStays() throws {
        try withDatabase { database in
            for seconds in [100, 50, 200] {
                try JobRepository.schedule("check", subject: subject, afterSeconds: seconds, in: &database)
            }
            #expect(try count(&database) == 1)
            #expect(try (45...50).contains(dueIn(&database) ?? 0))
            try JobRepository.reschedule("check", subject: subject, afterSeconds: 300, in: &database)
            #expect(try (295...300).contains(dueIn(&database) ?? 0))
            try JobRepository.cancel("check", subject: subject, in: &database)
            #expect(try count(&database) == 0)
        }
    }

    @Test func aJobRunsWhenItIsDue() throws {
        try withDatabase { database in
            try JobRepository.schedule("later", subject: subject, afterSeconds: 60, in: &database)
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first == nil)
            try JobRepository.schedule("now", subject: subject, afterSeconds: 0, in: &database)
            let job = try #require(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first)
            #expect(job.kind == "now" && job.subject == subject && job.attempts == 0)
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first == nil)
            try JobRepository.finish(job, in: &database)
            #expect(try count(&database) == 1)
        }
    }

    /// Somebody asks for another run while one is under way; it must not be lost, nor run beside the first.
    @Test(arguments: [0, 3600]) func aRunAskedForMeanwhileIsNotLost(_ seconds: Int) throws {
        try withDatabase { database in
            try JobRepository.schedule("check", subject: subject, afterSeconds: 0, in: &database)
            let job = try #require(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first)
            try JobRepository.reschedule("check", subject: subject, afterSeconds: seconds, in: &database)
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first == nil)
            try JobRepository.finish(job, in: &database)
            #expect(try count(&database) == 1)
            #expect(try (JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first != nil) == (seconds == 0))
        }
    }

    @Test func theEarliestRunAskedForMeanwhileCounts() throws {
        try withDatabase { database in
            try JobRepository.schedule("check", subject: subject, afterSeconds: 0, in: &database)
            let job = try #require(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first)
            for seconds in [0, 30] {
                try JobRepository.schedule("check", subject: subject, afterSeconds: seconds, in: &database)
            }
            try JobRepository.runAgain(job, afterSeconds: 600, failure: nil, in: &database)
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first != nil)
        }
    }

    @Test func failuresAreCounted() throws {
        try withDatabase { database in
            try JobRepository.schedule("check", subject: subject, afterSeconds: 0, in: &database)
            for attempts in 0...2 {
                let job = try #require(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first)
                #expect(job.attempts == attempts)
                try JobRepository.runAgain(
                    job, afterSeconds: 0, failure: String(repeating: "e\u{301}", count: 500), in: &database)
            }
            let job = try #require(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first)
            try JobRepository.runAgain(job, afterSeconds: 0, failure: nil, in: &database)
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first?.attempts == 0)
        }
    }

    @Test func theJobOfADeadWorkerRunsAgain() throws {
        try withDatabase { database in
            try JobRepository.schedule("check", subject: subject, afterSeconds: 0, in: &database)
            let first = try #require(try JobRepository.claim(.prompt, leaseSeconds: 0, in: &database).first)
            Thread.sleep(forTimeInterval: 0.01)
            let second = try #require(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first)
            #expect(second.id == first.id)
            // The first one was only slow: it can neither end nor hold what is the second one's.
            try JobRepository.finish(first, in: &database)
            try JobRepository.runAgain(first, afterSeconds: 0, failure: "late", in: &database)
            #expect(try !JobRepository.renew(first, leaseSeconds: 60, in: &database))
            #expect(try JobRepository.renew(second, leaseSeconds: 60, in: &database))
            try JobRepository.finish(second, in: &database)
            #expect(try count(&database) == 0)
        }
    }

    @Test func aRenewedJobIsHeldAndARunAskedForStays() throws {
        try withDatabase { database in
            try JobRepository.schedule("check", subject: subject, afterSeconds: 0, in: &database)
            let job = try #require(try JobRepository.claim(.prompt, leaseSeconds: 1, in: &database).first)
            try JobRepository.schedule("check", subject: subject, afterSeconds: 0, in: &database)
            #expect(try JobRepository.renew(job, leaseSeconds: 60, in: &database))
            Thread.sleep(forTimeInterval: 1.1)
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first == nil)
            try JobRepository.finish(job, in: &database)
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first != nil)
        }
    }

    @Test func theWorkerKnowsHowLongToWait() throws {
        try withDatabase { database in
            #expect(try JobRepository.secondsToNext(.prompt, limit: 5, in: &database) == 5)
            try JobRepository.schedule("check", subject: subject, afterSeconds: 2, in: &database)
            #expect(try (1...2).contains(JobRepository.secondsToNext(.prompt, limit: 5, in: &database)))
            #expect(try JobRepository.secondsToNext(.prompt, limit: 0.5, in: &database) == 0.5)
            try JobRepository.schedule("check", subject: subject, afterSeconds: 0, in: &database)
            #expect(try JobRepository.secondsToNext(.prompt, limit: 5, in: &database) == 0)
            // One that runs and is wanted again is nobody else's to wait for.
            let job = try #require(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first)
            try JobRepository.schedule("check", subject: subject, afterSeconds: 0, in: &database)
            #expect(try JobRepository.secondsToNext(.prompt, limit: 5, in: &database) == 5)
            try JobRepository.finish(job, in: &database)
            #expect(try JobRepository.secondsToNext(.prompt, limit: 5, in: &database) == 0)
        }
    }

    /// Two workers: each job exactly once.
    @Test func workersShareTheJobs() throws {
        let settings = try FreshDatabase.settings()
        try withDatabase { database in
            for _ in 0..<60 {
                try JobRepository.schedule("check", subject: .make(at: .now), afterSeconds: 0, in: &database)
            }
        }
        let runs = try onThreads(2) { _ in
            var database = Connection(settings)
            var run: [ULID] = []
            while let job = try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first {
                run.append(job.subject)
                try JobRepository.finish(job, in: &database)
            }
            return run
        }
        #expect(Set(runs.joined()).count == 60)
        #expect(runs.map(\.count).reduce(0, +) == 60)
        #expect(runs.allSatisfy { !$0.isEmpty })
    }
}
