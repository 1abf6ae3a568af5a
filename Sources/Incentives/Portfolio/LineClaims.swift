/// When a line must be claimed for an incentive to count it.
///
/// A line counts once its claim is there, at most so long after the line's day. What is claimed
/// later does not count, or with `late` loses a part of its payout for every month or week that has
/// begun since the last day, until nothing is left. A return counts where its sale counted and
/// needs no claim of its own.
///
///     claim_within: 30 days
///     late: {lose: 10%, every: month}
///
/// A line that pays 1,000.00 and is claimed in the third month after the last day pays 700.00. The
/// payout is spread over its lines by their net amounts; measures take late lines whole.
///
/// - Source: SEMANTICS 7, its last sentence, and 3, "claimed in time".
public struct ClaimTerms: Hashable, Sendable {
    public let within: CalendarDuration
    /// Nil where a late claim is none.
    public let late: Late?

    /// What a late claim loses.
    public struct Late: Hashable, Sendable {
        public let lose: Rate
        /// How long it takes to lose it.
        public let every: Cycle

        /// The times that are counted.
        public enum Cycle: String, Hashable, Sendable, CaseIterable {
            case week, month
        }

        public init(lose: Rate, every: Cycle) {
            self.lose = lose
            self.every = every
        }
    }

    public init(within: CalendarDuration, late: Late?) {
        self.within = within
        self.late = late
    }

    /// The last day on which a line of a day is claimed in time.
    public func lastDay(for day: Day) -> Day { within.after(day) }
}

extension ClaimTerms.Late {
    /// The part of a payout that is lost: a rate for every time that has begun since the last day,
    /// at most all of it.
    func lost(claimed day: Day, after last: Day) throws(MoneyError) -> ExactFraction {
        var times: Int64 = 0
        while day > last.adding(every, times: Int(times)),
            times * lose.partsPerHundredMillion
                < Rate.whole
        {
            times += 1
        }
        return min(.one, try lose.fraction * ExactFraction(times))
    }
}

extension Day {
    fileprivate func adding(_ cycle: ClaimTerms.Late.Cycle, times: Int) -> Day {
        switch cycle {
        case .week: adding(days: 7 * times)
        case .month: adding(months: times)
        }
    }
}

/// The days on which lines were claimed, by incentive.
public struct LineClaims: Hashable, Sendable {
    private let days: [IncentivePlace: [LineIndex: Day]]

    public static let none = LineClaims([])

    /// A line claimed for an incentive; of several claims the first holds.
    public struct Entry: Hashable, Sendable {
        public let place: IncentivePlace
        public let line: LineIndex
        public let day: Day

        public init(place: IncentivePlace, line: LineIndex, day: Day) {
            self.place = place
            self.line = line
            self.day = day
        }
    }

    public init(_ entries: [Entry]) {
        var days: [IncentivePlace: [LineIndex: Day]] = [:]
        for entry in entries {
            let known = days[entry.place]?[entry.line]
            days[entry.place, default: [:]][entry.line] = min(known ?? entry.day, entry.day)
        }
        self.days = days
    }

    /// Whether any line was claimed after a day.
    public func hasAny(after day: Day) -> Bool {
        days.values.contains { $0.values.contains { $0 > day } }
    }

    /// The days on which lines were claimed for an incentive.
    func of(_ place: IncentivePlace) -> [LineIndex: Day] { days[place] ?? [:] }
}
