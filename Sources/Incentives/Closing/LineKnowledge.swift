/// When each line became known: with which closing, or behind all of them.
///
/// A line is late where the period of its day was closed without it. Periods are told by their last
/// days, so that one that was stated elsewhere has its place among them.
public struct LineKnowledge: Sendable {
    /// The last day of each closed statement period, ascending.
    private let closedThrough: [Day]
    /// For each line the place of the first closing that knew it; their count where none did.
    private let firstKnown: [Int32]

    /// Nothing is closed.
    public static let none = LineKnowledge(closedThrough: [], firstKnown: [])

    /// `firstKnown` has an entry for each line, or none where nothing is closed.
    public init(closedThrough: [Day], firstKnown: [Int32]) {
        precondition(
            zip(closedThrough, closedThrough.dropFirst()).allSatisfy(<),
            "Periods close one after the other."
        )
        self.closedThrough = closedThrough
        self.firstKnown = firstKnown
    }

    /// Whether a line that acts on a day was unknown when the period of that day closed.
    public func isLate(_ line: LineIndex, for day: Day) -> Bool {
        let place = place(of: day)
        return place < closedThrough.count && Int(firstKnown[line]) > place
    }

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
