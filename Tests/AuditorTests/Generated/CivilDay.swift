/// Days are counted from 1970-01-01, months from January of year 0.
///
/// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
}

/// The first day of a month.
func firstDay(ofMonth month: Int) -> Int { dayNumber(month / 12, month % 12 + 1, 1) }

/// The month that holds a day, found by walking.
func month(of day: Int) -> Int {
    var month = 1970 * 12 + day / 31
    while firstDay(ofMonth: month + 1) <= day { month += 1 }
    return month
}

/// A day as content writes it.
func dayText(_ day: Int) -> String {
    let month = month(of: day)
    let number = day - firstDay(ofMonth: month) + 1
    return "\(month / 12)-\(twoDigits(month % 12 + 1))-\(twoDigits(number))"
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// So many months behind a day: on the same day number, or on the month's last.
func day(_ day: Int, plusMonths months: Int) -> Int {
    let from = month(of: day)
    let number = day - firstDay(ofMonth: from)
    let length = firstDay(ofMonth: from + months + 1) - firstDay(ofMonth: from + months)
    return firstDay(ofMonth: from + months) + min(number, length - 1)
}

/// How often something settles.
enum SlowCycle: String, CaseIterable {
    case month, quarter, half, year, run

    var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .half: 6
        case .year: 12
        case .run: 0
        }
    }
}

/// A span that an incentive or a statement settles on.
struct SlowPeriod: Hashable {
    let name: String
    let first: Int
    let last: Int

    func contains(_ day: Int) -> Bool { first <= day && day <= last }
}

/// Periods of a year that starts with any month; months are those of the calendar.
struct SlowCalendar: Hashable {
    /// From 1.
    var yearStarts = 1

    /// The first month of the year that holds a month.
    private func start(ofYearWith month: Int) -> Int {
        month - (month % 12 - (yearStarts - 1) + 12) % 12
    }

    /// The period of a cycle that holds a day, named by the year in which its year starts.
    func period(_ cycle: SlowCycle, holding day: Int) -> SlowPeriod {
        let index = month(of: day)
        let yearStart = start(ofYearWith: index)
        let part = (index - yearStart) / cycle.months
        let start = yearStart + part * cycle.months
        let year = yearStart / 12
        let name =
            switch cycle {
            case .month: "\(start / 12)-\(twoDigits(start % 12 + 1))"
            case .quarter: "\(year)-Q\(part + 1)"
            case .half: "\(year)-H\(part + 1)"
            case .year, .run: "\(year)"
            }
        return SlowPeriod(
            name: name,
            first: firstDay(ofMonth: start),
            last: firstDay(ofMonth: start + cycle.months) - 1
        )
    }

    /// The periods of a cycle that share a day with a span; for a run the span itself.
    func periods(_ cycle: SlowCycle, of span: ClosedRange<Int>) -> [SlowPeriod] {
        if cycle == .run {
            let name = "\(dayText(span.lowerBound))..\(dayText(span.upperBound))"
            return [SlowPeriod(name: name, first: span.lowerBound, last: span.upperBound)]
        }
        var found = [period(cycle, holding: span.lowerBound)]
        while let last = found.last, last.last < span.upperBound {
            found.append(period(cycle, holding: last.last + 1))
        }
        return found
    }

    /// Whether two days are of one year.
    func isOneYear(_ one: Int, _ other: Int) -> Bool {
        period(.year, holding: one) == period(.year, holding: other)
    }
}
