/// A day of the proleptic Gregorian calendar, counted from 1 January 1970.
public struct Day: Hashable, Sendable, Comparable {
    /// Days since 1970-01-01.
    public let number: Int32

    public init(number: Int32) {
        self.number = number
    }

    /// The first and the last day that content may name.
    public static let first = Day(number: 0)
    /// 2199-12-31.
    public static let last = Day(number: 84_005)

    /// Makes a day from its date; nil when the month has no such day or the year is not 1970 to
    /// 2199.
    public init?(year: Int, month: Int, day: Int) {
        guard (1970...2199).contains(year), (1...12).contains(month),
            day >= 1, day <= Day.days(inMonth: month, ofYear: year)
        else { return nil }
        self = Day.civil(year, month, day)
    }

    public var year: Int { date.year }
    public var month: Int { date.month }
    public var dayOfMonth: Int { date.day }

    /// Year, month and day of the month.
    ///
    /// - Source: the era arithmetic of Howard Hinnant, "chrono-compatible low-level date
    ///   algorithms".
    public var date: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day so many days later, or earlier.
    public func adding(days: Int) -> Day {
        Day(number: number + Int32(days))
    }

    /// The same day number some months later, or that month's last day.
    public func adding(months: Int) -> Day {
        let (year, month, day) = date
        let counted = year * 12 + month - 1 + months
        let (newYear, newMonth) = (counted / 12, counted % 12 + 1)
        return Day.civil(newYear, newMonth, min(day, Day.days(inMonth: newMonth, ofYear: newYear)))
    }

    /// How many days a month has.
    public static func days(inMonth month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// A date that is known to exist, as a day.
    static func civil(_ year: Int, _ month: Int, _ day: Int) -> Day {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Day(number: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
    /// The day as content writes it: `2026-03-31`.
    public var description: String {
        let (year, month, day) = date
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
