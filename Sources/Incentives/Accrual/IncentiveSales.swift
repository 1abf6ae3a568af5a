/// One partner's lines as one incentive sees them: which count, from which day, and why not.
public struct IncentiveSales: Sendable {
    /// The partner's lines in `Sales`.
    public let range: Range<LineIndex>
    private let verdicts: [NotCounted?]
    private let effectiveDays: [Day]

    init(range: Range<LineIndex>, judge: LineJudge) {
        self.range = range
        verdicts = range.map(judge.verdict)
        effectiveDays = range.map(judge.effectiveDay)
    }

    /// Nil when a line of the partner counts, else why not.
    public func verdict(on line: LineIndex) -> NotCounted? { verdicts[line - range.lowerBound] }

    /// The day on which a line acts: for a return that restates its sale, the day of that sale.
    public func effectiveDay(of line: LineIndex) -> Day { effectiveDays[line - range.lowerBound] }

    /// The lines that count with their day inside a span, in order.
    func counted(in span: DaySpan?) -> [LineIndex] {
        guard let span else { return [] }
        return range.filter { verdict(on: $0) == nil && span.contains(effectiveDay(of: $0)) }
    }
}
