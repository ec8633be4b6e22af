import Foundation
import Model
import Testing

@Suite struct DNSScheduleTests {
    private static let hour = 3600.0
    private static let day = 86400.0

    struct Row: Sendable {
        let status: DomainStatus
        let age: Double
        var failures = 0
        var isExpired = false
        var negativeTTL: Int?
        let expected: Double?
    }

    @Test(arguments: [
        Row(status: .pendingOwnership, age: 0, expected: 900),
        Row(status: .pendingContested, age: 6 * hour - 1, expected: 900),
        Row(status: .pendingOwnership, age: 6 * hour, expected: hour),
        Row(status: .pendingOwnership, age: 3 * day, expected: day),
        Row(status: .pendingOwnership, age: 0, isExpired: true, expected: nil),
        Row(status: .pendingOwnership, age: 0, failures: 3, isExpired: true, expected: nil),
        Row(status: .pendingSetup, age: 0, expected: nil),
        Row(status: .needsAttention, age: 7 * day - 1, expected: hour),
        Row(status: .needsAttention, age: 7 * day, expected: day),
        Row(status: .verified, age: 0, expected: day),
        Row(status: .disputed, age: 0, expected: day),
        Row(status: .verified, age: 0, failures: 1, expected: 300),
        Row(status: .verified, age: 0, failures: 2, expected: 600),
        Row(status: .verified, age: 0, failures: 4, expected: 2400),
        Row(status: .verified, age: 0, failures: 5, expected: hour),
        Row(status: .verified, age: 0, failures: 99, expected: hour),
        Row(status: .pendingOwnership, age: 0, negativeTTL: 3600, expected: hour),
        Row(status: .pendingOwnership, age: 0, negativeTTL: 60, expected: 900),
        Row(status: .pendingOwnership, age: 0, negativeTTL: 604_800, expected: day),
    ])
    func interval(_ row: Row) {
        #expect(interval(row, random: 0.5) == row.expected)
    }

    @Test func spreadsByAFifth() {
        let row = Row(status: .verified, age: 0, expected: nil)
        #expect(interval(row, random: 0)?.rounded() == 69120)
        #expect(interval(row, random: 1)?.rounded() == 103_680)
    }

    private func interval(_ row: Row, random: Double) -> Double? {
        RecheckSchedule.interval(
            status: row.status, age: row.age, isExpired: row.isExpired, temporaryFailures: row.failures,
            negativeTTL: row.negativeTTL, random: random)
    }

    /// Field case F20: the wait of the longest answer, in minutes rounded up, in words at most 48 hours.
    @Test(arguments: [
        ([(137, 86400)], 137, 3), ([(3600, 300)], 300, 5), ([(0, 3600)], 0, 0), ([(604_800, 604_800)], 604_800, 2880),
        ([(60, 900), (240, 900)], 240, 4),
    ])
    func negativeAnswers(_ authorities: [(ttl: Int, minimum: Int)], _ seconds: Int, _ minutes: Int) throws {
        let waits = authorities.map { CacheWait(soaTTL: $0.ttl, minimum: $0.minimum) }
        let longest = try #require(CacheWait.longest(of: waits))
        #expect(longest.seconds == seconds)
        #expect(longest.minutes == minutes)
    }

    @Test func noAnswerNoWait() {
        #expect(CacheWait.longest(of: []) == nil)
    }
}
