/// Whether an incentive takes a partner's sales on the as-of day, and on which days around it that
/// does not change.
struct Presence {
    let isInForce: Bool
    /// The days around the as-of day on which the same holds.
    let days: DaySpan

    init(
        _ incentive: Incentive,
        of program: Program,
        partner: Partner,
        at index: PartnerIndex,
        _ terms: SiteTerms
    ) {
        let rule = LineRule(program: program, incentive: incentive, terms: terms)
        let isByLevel = incentive.table.steps.flatMap(\.rewards).contains {
            $0.dimension == .partner(.level)
        }
        // What holds on a day: whether sales are taken, and the level where rates differ by it.
        let standing = { (day: Day) -> (isIn: Bool, level: Int?) in
            let isIn = rule.takes(partner, at: index, on: day)
            return (isIn, isIn && isByLevel ? partner.level(on: day) : nil)
        }
        let starts = Presence.turns(of: incentive, for: partner, terms)
        let now = standing(terms.asOf)
        let here = (starts.lastIndex { $0 <= terms.asOf }) ?? 0
        let before = starts[..<here].lastIndex { standing($0) != now }
        let after = starts[(here + 1)...].first { standing($0) != now }
        let first = starts[before.map { $0 + 1 } ?? 0]
        isInForce = now.isIn
        days =
            DaySpan(first: first, last: after?.adding(days: -1) ?? .last)
            .flatMap { $0.intersection(.always) } ?? .always
    }

    /// The first days of stretches in which nothing changes, in order.
    private static func turns(
        of incentive: Incentive,
        for partner: Partner,
        _ terms: SiteTerms
    ) -> [Day] {
        var turns: Set<Day> = [.first, incentive.span.first, incentive.span.last.adding(days: 1)]
        turns.formUnion(partner.levels.compactMap(\.from))
        turns.formUnion([partner.joined, partner.left?.adding(days: 1)].compactMap(\.self))
        if incentive.eligibility.asOf == .periodEnd {
            let periods = incentive.periods(fiscalYearStarts: terms.fiscalYearStarts)
            turns.formUnion(periods.map(\.span.first))
        }
        return turns.sorted()
    }
}
