/// One partner's lines as one incentive sees them: which count, from which day, and why not.
public struct IncentiveSales: Sendable {
    /// The partner's lines in `Sales`.
    public let range: Range<LineIndex>
    private let verdicts: [NotCounted?]
    private let effectiveDays: [Day]
    /// Lines that take back what was paid for others, in order.
    private let takingBack: [LineIndex]

    init(range: Range<LineIndex>, judge: LineJudge) {
        self.range = range
        let verdicts = range.map(judge.verdict)
        self.verdicts = verdicts
        effectiveDays = range.map(judge.effectiveDay)
        takingBack = range.filter {
            judge.takesBack($0) && verdicts[$0 - range.lowerBound] == nil
        }
    }

    /// Nil when a line of the partner counts, else why not.
    public func verdict(on line: LineIndex) -> NotCounted? { verdicts[line - range.lowerBound] }

    /// The day on which a line acts: for a return that restates its sale, the day of that sale.
    public func effectiveDay(of line: LineIndex) -> Day { effectiveDays[line - range.lowerBound] }

    /// The lines that count with their day inside a span, in order.
    func counted(in span: DaySpan?) -> [LineIndex] {
        guard let span else { return [] }
        let lines = range.filter { verdict(on: $0) == nil && span.contains(effectiveDay(of: $0)) }
        if takingBack.isEmpty { return lines }
        let aside = Set(takingBack)
        return lines.filter { !aside.contains($0) }
    }

    /// The lines of a span's days that take back what was paid for others, in order.
    func takenBack(in span: DaySpan) -> [LineIndex] {
        takingBack.filter { span.contains(effectiveDay(of: $0)) }
    }

    /// The last day on which a line takes back; nil where none does.
    var lastTakingBack: Day? { takingBack.map(effectiveDay).max() }
}
