/// A partner's lines as one incentive sees them, with those that roll up to it: which count, from
/// which day, and why not.
public struct IncentiveSales: Sendable {
    private let all: LineSet
    private let verdicts: [NotCounted?]
    private let effectiveDays: [Day]
    /// Lines that take back what was paid for others, in order.
    private let takingBack: [LineIndex]

    init(lines all: LineSet, judge: LineJudge) {
        self.all = all
        let placed = all.placed
        verdicts = placed.map(judge.verdict)
        effectiveDays = placed.map(judge.effectiveDay)
        let verdicts = verdicts
        takingBack = all.lines.filter { line in
            judge.takesBack(line)
                && all.place(of: line).map { verdicts[$0] == nil } ?? false
        }
    }

    /// The lines in order of day and sale id.
    public var lines: [LineIndex] { all.lines }

    /// Whether lines of other partners are among them.
    var isOfSeveral: Bool { all.isOfSeveral }

    /// Whether it sees a line at all.
    public func sees(_ line: LineIndex) -> Bool { all.place(of: line) != nil }

    /// Whether it sees a line and counts it.
    func counts(_ line: LineIndex) -> Bool {
        all.place(of: line).map { verdicts[$0] == nil } ?? false
    }

    /// Nil when a line that it sees counts, else why not.
    public func verdict(on line: LineIndex) -> NotCounted? { verdicts[place(of: line)] }

    /// The day on which a line acts: for a return that restates its sale, the day of that sale.
    public func effectiveDay(of line: LineIndex) -> Day { effectiveDays[place(of: line)] }

    private func place(of line: LineIndex) -> Int {
        guard let place = all.place(of: line) else {
            preconditionFailure("Only lines that an incentive sees are judged.")
        }
        return place
    }

    /// The lines that count with their day inside a span, in order.
    func counted(in span: DaySpan?) -> [LineIndex] {
        guard let span else { return [] }
        let lines = all.lines.filter { line in
            let place = place(of: line)
            return verdicts[place] == nil && span.contains(effectiveDays[place])
        }
        if takingBack.isEmpty { return lines }
        let aside = Set(takingBack)
        return lines.filter { !aside.contains($0) }
    }

    /// The lines of a span's days that take back what was paid for others, in order.
    func takenBack(in span: DaySpan) -> [LineIndex] {
        takingBack.filter { span.contains(effectiveDay(of: $0)) }
    }

    /// Whether any line takes back what was paid for another.
    var takesBack: Bool { !takingBack.isEmpty }

    /// The last day on which a line takes back; nil where none does.
    var lastTakingBack: Day? { takingBack.map(effectiveDay).max() }
}
