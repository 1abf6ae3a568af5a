/// How often an incentive settles or a statement is drawn up.
public enum Cycle: String, Hashable, Sendable, CaseIterable {
    case month
    case quarter
    case half
    case year

    /// Calendar months in one period.
    public var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .half: 6
        case .year: 12
        }
    }
}

/// A month, quarter, half or year, or the whole of a run: what an incentive settles on.
///
/// A fiscal year is named by the calendar year it starts in, and its quarters and halves are
/// counted from its first month; months are calendar months.
public struct Period: Hashable, Sendable {
    /// Nil for a run, which is no period of a calendar.
    public let cycle: Cycle?
    public let span: DaySpan
    /// As content writes it: `2026`, `2026-H1`, `2026-Q1`, `2026-03`; a run is named by its days.
    public let name: String

    /// The period of a cycle that holds a day.
    public static func containing(
        _ day: Day,
        cycle: Cycle,
        fiscalYearStarts startMonth: Int
    ) -> Period {
        let (year, month, _) = day.date
        if cycle == .month { return Period(.month, year: year, index: month - 1, startMonth: 1) }
        let monthsIn = (month - startMonth + 12) % 12
        let fiscalYear = month >= startMonth ? year : year - 1
        return Period(
            cycle,
            year: fiscalYear,
            index: monthsIn / cycle.months,
            startMonth: startMonth
        )
    }

    /// A whole run as one period.
    public static func run(_ span: DaySpan) -> Period {
        Period(cycle: nil, span: span, name: span.description)
    }

    /// The period of the same length before this one.
    public func previous(fiscalYearStarts startMonth: Int) -> Period {
        let last = span.first.adding(days: -1)
        guard let cycle else { return .run(upTo: last, days: span.dayCount) }
        return Period.containing(last, cycle: cycle, fiscalYearStarts: startMonth)
    }

    /// The period of the same length behind this one.
    public func next(fiscalYearStarts startMonth: Int) -> Period {
        guard let cycle else {
            return .run(upTo: span.last.adding(days: span.dayCount), days: span.dayCount)
        }
        return Period.containing(
            span.last.adding(days: 1),
            cycle: cycle,
            fiscalYearStarts: startMonth
        )
    }

    /// The same period a year before; of a run, the days of the year before.
    public func yearBefore(fiscalYearStarts startMonth: Int) -> Period {
        let first = span.first.adding(months: -12)
        guard let cycle else {
            let last = span.last.adding(days: 1).adding(months: -12).adding(days: -1)
            return .run(upTo: last, days: Int(last.number - first.number) + 1)
        }
        return Period.containing(first, cycle: cycle, fiscalYearStarts: startMonth)
    }

    /// A run that ends on a day, for so many days.
    private static func run(upTo last: Day, days: Int) -> Period {
        guard let span = DaySpan(first: last.adding(days: 1 - days), last: last) else {
            preconditionFailure("A run has at least a day.")
        }
        return .run(span)
    }

    /// The periods of a cycle that have a day in a span, in order.
    public static func all(
        overlapping span: DaySpan,
        cycle: Cycle,
        fiscalYearStarts startMonth: Int
    ) -> [Period] {
        var periods: [Period] = []
        var day = span.first
        while day <= span.last {
            let period = containing(day, cycle: cycle, fiscalYearStarts: startMonth)
            periods.append(period)
            day = period.span.last.adding(days: 1)
        }
        return periods
    }

    /// Reads a period's name; nil when it is none.
    public init?(name: String, fiscalYearStarts startMonth: Int) {
        let bytes = Array(name.utf8)
        guard bytes.count >= 4, let year = Int(name.prefix(4)), (1970...2199).contains(year) else {
            return nil
        }
        let rest = name.dropFirst(4)
        for cycle in Cycle.allCases {
            for index in 0..<(12 / cycle.months) where rest == Period.suffix(cycle, index) {
                self.init(
                    cycle,
                    year: year,
                    index: index,
                    startMonth: cycle == .month ? 1 : startMonth
                )
                return
            }
        }
        return nil
    }

    private init(_ cycle: Cycle, year: Int, index: Int, startMonth: Int) {
        let first = Day.civil(year, startMonth, 1).adding(months: index * cycle.months)
        let last = first.adding(months: cycle.months).adding(days: -1)
        guard let span = DaySpan(first: first, last: last) else {
            preconditionFailure("A period has at least a month of days.")
        }
        self.init(cycle: cycle, span: span, name: "\(year)" + Period.suffix(cycle, index))
    }

    private init(cycle: Cycle?, span: DaySpan, name: String) {
        self.cycle = cycle
        self.span = span
        self.name = name
    }

    private static func suffix(_ cycle: Cycle, _ index: Int) -> String {
        switch cycle {
        case .month: index < 9 ? "-0\(index + 1)" : "-\(index + 1)"
        case .quarter: "-Q\(index + 1)"
        case .half: "-H\(index + 1)"
        case .year: ""
        }
    }
}
