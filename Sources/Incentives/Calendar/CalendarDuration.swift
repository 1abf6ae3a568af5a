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
}
