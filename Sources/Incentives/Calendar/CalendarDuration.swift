/// A length of time as content writes it: `30 days`, `6 months`, `2 years`.
public enum CalendarDuration: Hashable, Sendable {
    case days(Int)
    /// Years are twelve months each.
    case months(Int)

    /// The day so much later; months end on the same day number, or the month's last.
    public func after(_ day: Day) -> Day {
        switch self {
        case .days(let count): day.adding(days: count)
        case .months(let count): day.adding(months: count)
        }
    }

    /// The first of the days that are so long and end with a day: 12 months to 31 March 2026 begin
    /// on 1 April 2025.
    public func firstDay(upTo last: Day) -> Day {
        let next = last.adding(days: 1)
        return switch self {
        case .days(let count): next.adding(days: -count)
        case .months(let count): next.adding(months: -count)
        }
    }
}
