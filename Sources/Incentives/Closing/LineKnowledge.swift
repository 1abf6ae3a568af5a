/// When each line became known: with which closing, or behind all of them.
///
/// A line is late where the period of its day was closed without it. Periods are told by their last
/// days, so that one that was stated elsewhere has its place among them.
public struct LineKnowledge: Sendable {
    /// The last day of each closed statement period, ascending.
    private let closedThrough: [Day]
    /// How many of them another system stated.
    private let elsewhereCount: Int
    /// For each line the place of the first closing that knew it; their count where none did.
    private let firstKnown: [Int32]

    /// Nothing is closed.
    public static let none = LineKnowledge(closedThrough: [], firstKnown: [])

    /// `firstKnown` has an entry for each line, or none where nothing is closed.
    public init(closedThrough: [Day], firstKnown: [Int32]) {
        self.init(closedThrough: closedThrough, elsewhereCount: 0, firstKnown: firstKnown)
    }

    private init(closedThrough: [Day], elsewhereCount: Int, firstKnown: [Int32]) {
        precondition(
            zip(closedThrough, closedThrough.dropFirst()).allSatisfy(<),
            "Periods close one after the other."
        )
        self.closedThrough = closedThrough
        self.elsewhereCount = elsewhereCount
        self.firstKnown = firstKnown
    }

    /// The same behind what another system stated.
    ///
    /// That one closed each statement period at its end, with the lines dated up to there. A line
    /// that the first closing here did not know came behind it, whatever its day.
    public func behind(_ opening: OpeningBalances?, in portfolio: Portfolio) -> LineKnowledge {
        guard let opening else { return self }
        let ends = portfolio.statementPeriods.map(\.span.last)
        let before = ends.filter { $0 < opening.through } + [opening.through]
        return LineKnowledge(
            closedThrough: before + closedThrough,
            elsewhereCount: before.count,
            firstKnown: (0..<portfolio.sales.count).map { line in
                let known = firstKnown.isEmpty ? 0 : firstKnown[line]
                let day = portfolio.sales.days[line]
                let place = known == 0 ? before.firstIndex { day <= $0 } : nil
                return place.map(Int32.init) ?? Int32(before.count) + known
            }
        )
    }

    /// Whether a line that acts on a day was unknown when the period of that day closed.
    public func isLate(_ line: LineIndex, for day: Day) -> Bool {
        let place = place(of: day)
        return place < closedThrough.count && Int(firstKnown[line]) > place
    }

    /// Whether another system stated the period of a day without knowing a line.
    func isBehindElsewhere(_ line: LineIndex, for day: Day) -> Bool {
        place(of: day) < elsewhereCount && !wasKnownElsewhere(line)
    }

    /// Whether another system, or the first closing here, knew a line of the days before the start.
    func wasKnownElsewhere(_ line: LineIndex) -> Bool { Int(firstKnown[line]) < elsewhereCount }

    /// Whether a line became known behind all closings.
    public func isNew(_ line: LineIndex) -> Bool {
        !firstKnown.isEmpty && Int(firstKnown[line]) == closedThrough.count
    }

    /// The first day on which a line may act: behind every period that closed without it.
    func firstDay(of line: LineIndex) -> Day {
        guard !firstKnown.isEmpty, firstKnown[line] > 0 else { return .first }
        return closedThrough[Int(firstKnown[line]) - 1].adding(days: 1)
    }

    /// The place of the closed period that holds a day; their count where none does.
    private func place(of day: Day) -> Int {
        var (low, high) = (0, closedThrough.count)
        while low < high {
            let middle = (low + high) / 2
            if closedThrough[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
