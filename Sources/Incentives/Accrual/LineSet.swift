/// The lines of one partner or of several, of which each is found by its index.
struct LineSet: Sendable {
    /// In order of day and sale id.
    let lines: [LineIndex]
    /// Whether there are lines of more than one partner.
    let isOfSeveral: Bool
    /// The partners' lines, ascending, none of them empty.
    private let ranges: [Range<LineIndex>]
    /// How many lines stand in front of each range.
    private let starts: [Int]

    init(_ ranges: [Range<LineIndex>], of sales: Sales) {
        self.ranges = ranges.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
        var starts: [Int] = []
        var count = 0
        for range in self.ranges {
            starts.append(count)
            count += range.count
        }
        self.starts = starts
        isOfSeveral = ranges.count > 1
        // One partner's lines stand in that order already.
        let lines = self.ranges.flatMap(\.self)
        self.lines = self.ranges.count > 1 ? sales.inOrderOfDay(lines) : lines
    }

    /// No lines.
    static func none(of sales: Sales) -> LineSet { LineSet([], of: sales) }

    /// The lines in order of their places.
    var placed: [LineIndex] { ranges.flatMap(\.self) }

    /// The place of a line among them; nil where it is none of them.
    ///
    /// - Complexity: O(log partners).
    func place(of line: LineIndex) -> Int? {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= line { low = middle + 1 } else { high = middle }
        }
        guard low < ranges.count, ranges[low].contains(line) else { return nil }
        return starts[low] + line - ranges[low].lowerBound
    }
}

extension Sales {
    /// Lines of any partners in order of day and sale id.
    func inOrderOfDay(_ lines: [LineIndex]) -> [LineIndex] {
        lines.sorted { left, right in
            if days[left] != days[right] { return days[left] < days[right] }
            return ids.bytes(at: left).lexicographicallyPrecedes(ids.bytes(at: right))
        }
    }
}
