import CMariaDB
import FoundationEssentials

// A `DATETIME(3)` is an instant in UTC, as every connection's time zone is.
extension MYSQL_TIME {
    /// The instant rounded to milliseconds, which is what a column keeps.
    init(_ date: Date) {
        let milliseconds = Int((Self.storable(date) * 1000).rounded())
        let day = milliseconds.flooredQuotient(by: 86_400_000)
        let rest = milliseconds - day * 86_400_000
        let (year, month, dayOfMonth) = Self.civil(day)
        self.init()
        self.year = UInt32(year)
        self.month = UInt32(month)
        self.day = UInt32(dayOfMonth)
        hour = UInt32(rest / 3_600_000)
        minute = UInt32(rest / 60_000 % 60)
        second = UInt32(rest / 1000 % 60)
        second_part = UInt(rest % 1000 * 1000)
        time_type = MYSQL_TIMESTAMP_DATETIME
    }

    /// The instant that the columns of a row spell.
    var date: Date {
        let days = Self.days(year: Int(year), month: Int(month), day: Int(day))
        let seconds = days * 86400 + Int(hour) * 3600 + Int(minute) * 60 + Int(second)
        return Date(timeIntervalSince1970: Double(seconds * 1000 + Int(second_part / 1000)) / 1000)
    }

    /// `DATETIME` holds the years 1000 to 9999; what lies beyond is compared as their first or last instant.
    private static func storable(_ date: Date) -> Double {
        min(max(date.timeIntervalSince1970, -30_610_224_000), 253_402_300_799)
    }

    // The two directions of the Gregorian calendar with years that begin in March and eras of 400 years of 146097 days
    // (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). 719468 days lie between 0000-03-01 and 1970-01-01.

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year.flooredQuotient(by: 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension Int {
    /// The quotient rounded down, also below zero.
    fileprivate func flooredQuotient(by divisor: Int) -> Int {
        (self - (self % divisor + divisor) % divisor) / divisor
    }
}
