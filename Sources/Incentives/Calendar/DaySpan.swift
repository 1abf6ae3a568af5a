/// A stretch of days, both ends included.
public struct DaySpan: Hashable, Sendable {
    public let first: Day
    public let last: Day

    /// Makes a span; nil when it would end before it starts.
    public init?(first: Day, last: Day) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// How many days it has, both ends included.
    public var dayCount: Int { Int(last.number - first.number) + 1 }

    /// Whether a day lies inside.
    public func contains(_ day: Day) -> Bool { first <= day && day <= last }

    /// Whether the two have a day in common.
    public func overlaps(_ other: DaySpan) -> Bool { first <= other.last && other.first <= last }

    /// The days that both have, or nil.
    public func intersection(_ other: DaySpan) -> DaySpan? {
        DaySpan(first: max(first, other.first), last: min(last, other.last))
    }
}

extension DaySpan: CustomStringConvertible {
    /// The span as content writes it; one without an end has two dots behind its start.
    public var description: String { last == .last ? "\(first).." : "\(first)..\(last)" }
}
