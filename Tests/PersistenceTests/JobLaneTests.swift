import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.freshDatabase) struct JobLaneTests {
    private let subjects = (0..<5).map { _ in ULID.make(at: .now) }

    @Test func bulkJobsAreTakenSeveralAtATimeAndPromptOnesAlone() throws {
        try withDatabase { database in
            for subject in subjects {
                try JobRepository.schedule("check", subject: subject, afterSeconds: -1, lane: .bulk, in: &database)
            }
            try JobRepository.schedule("other", subject: subjects[0], afterSeconds: -1, in: &database)
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).map(\.kind) == ["other"])
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).isEmpty)
            let first = try JobRepository.claim(.bulk, limit: 3, leaseSeconds: 60, in: &database)
            let second = try JobRepository.claim(.bulk, limit: 3, leaseSeconds: 60, in: &database)
            #expect(first.count == 3 && second.count == 2)
            #expect(Set((first + second).map(\.subject)) == Set(subjects))
            #expect(try JobRepository.claim(.bulk, limit: 3, leaseSeconds: 60, in: &database).isEmpty)
            for job in first { try JobRepository.finish(job, in: &database) }
            try JobRepository.runAgain(second[0], afterSeconds: 0, failure: nil, in: &database)
            // It stays in its lane.
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).isEmpty)
            #expect(
                try JobRepository.claim(.bulk, limit: 3, leaseSeconds: 60, in: &database).map(\.subject)
                    == [second[0].subject])
        }
    }

    /// Each after its own time, one at once because somebody asked for it, one not at all because its lease is another's.
    @Test func jobsOfOneClaimRunAgain() throws {
        try withDatabase { database in
            for subject in subjects.prefix(3) {
                try JobRepository.schedule("check", subject: subject, afterSeconds: -1, lane: .bulk, in: &database)
            }
            let jobs = try JobRepository.claim(.bulk, limit: 3, leaseSeconds: 60, in: &database)
            try JobRepository.reschedule(
                "check", subject: jobs[1].subject, afterSeconds: 5, lane: .bulk, in: &database)
            try database.execute("UPDATE job SET lease = \(jobs[2].id.ulid.bytes) WHERE id = \(jobs[2].id)")
            try JobRepository.runAgain(jobs.map { (job: $0, afterSeconds: 100) }, in: &database)
            let due = try jobs.map { job in
                try database.first(
                    "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(3), due_at), lease IS NULL FROM job WHERE id = \(job.id)"
                ) {
                    (row) throws(DatabaseError) in (try row.int(0), try row.bool(1))
                }
            }
            #expect((98...100).contains(due[0]?.0 ?? 0) && due[0]?.1 == true)
            #expect((3...5).contains(due[1]?.0 ?? 0) && due[1]?.1 == true)
            #expect((55...60).contains(due[2]?.0 ?? 0) && due[2]?.1 == false)
        }
    }

    @Test func aJobChangesItsLane() throws {
        try withDatabase { database in
            try JobRepository.schedule("check", subject: subjects[0], afterSeconds: 60, lane: .bulk, in: &database)
            #expect(try JobRepository.secondsToNext(.prompt, limit: 5, in: &database) == 5)
            try JobRepository.schedule("check", subject: subjects[0], afterSeconds: 0, in: &database)
            #expect(try JobRepository.secondsToNext(.prompt, limit: 5, in: &database) == 0)
            #expect(try JobRepository.secondsToNext(.bulk, limit: 5, in: &database) == 5)
            #expect(try JobRepository.claim(.bulk, limit: 3, leaseSeconds: 60, in: &database).isEmpty)
            #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).count == 1)
        }
    }
}
