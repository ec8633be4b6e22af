import Foundation
import Model
import TestSupport
import Testing

@testable import Persistence

/// Due times and leases over both changes of the clocks in Europe, on a server that lives in such a zone (field case
/// F79). `SET TIMESTAMP` moves the clock of one connection; the host's own clock stays where it is, far away from it.
@Suite(.freshDatabase) struct JobClockTests {
    private static let nights = ["2026-10-25T00:30:00Z", "2026-03-29T00:30:00Z"]

    private func move(_ start: Date, _ seconds: Int, _ database: inout Connection) throws {
        try database.execute("SET TIMESTAMP = \(Int(start.timeIntervalSince1970) + seconds)")
    }

    @Test(arguments: nights) func eachJobRunsOnce(_ night: String) throws {
        let start = try Date(night, strategy: .iso8601)
        try withDatabase { database in
            let zone = try database.first("SELECT @@system_time_zone") { (row) throws(DatabaseError) in
                try row.string(0)
            }
            #expect(["CET", "CEST"].contains(zone))
            try move(start, 0, &database)
            for index in 0..<200 {
                try JobRepository.schedule(
                    "kind", subject: ULID.make(at: .now), afterSeconds: index * 36, in: &database)
            }
            var runs: [ULID: Int] = [:]
            // Two hours in steps of half a minute; each job takes as long as a step, half of its lease.
            for second in stride(from: 0, through: 7260, by: 30) {
                try move(start, second, &database)
                while let job = try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first {
                    runs[job.subject, default: 0] += 1
                    try move(start, second + 30, &database)
                    try JobRepository.finish(job, in: &database)
                    try move(start, second, &database)
                }
            }
            #expect(runs.count == 200)
            #expect(runs.values.allSatisfy { $0 == 1 })
        }
    }

    @Test(arguments: nights) func aLeaseEndsAfterItsSeconds(_ night: String) throws {
        let start = try Date(night, strategy: .iso8601)
        try withDatabase { database in
            for offset in [0, 1770, 1800, 3570, 3600] {
                try move(start, offset, &database)
                try JobRepository.schedule("kind", subject: ULID.make(at: .now), afterSeconds: 0, in: &database)
                let first = try #require(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first)
                try move(start, offset + 59, &database)
                #expect(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first == nil)
                try move(start, offset + 60, &database)
                let second = try #require(try JobRepository.claim(.prompt, leaseSeconds: 60, in: &database).first)
                #expect(second.subject == first.subject)
                try JobRepository.finish(second, in: &database)
            }
        }
    }
}
