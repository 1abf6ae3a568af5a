/// What a gate finds in a period: each of its conditions, met or not.
public struct GateFinding: Hashable, Sendable {
    public let findings: [Finding]
    /// How many of them must be met.
    public let needed: Int

    /// How many of them are met.
    public var metCount: Int { findings.count(where: \.isMet) }

    /// Whether enough of them are met.
    public var isOpen: Bool { metCount >= needed }

    /// One condition with its figure.
    public struct Finding: Hashable, Sendable {
        public let condition: Gate.Condition
        /// Minor units, a number of things, or a ratio; nil for a level, and without a target.
        public let figure: ExactFraction?
        /// The level held, by its place among the site's; nil for a measure, and for none.
        public let level: Int?
        /// The days whose lines are added up.
        public let days: DaySpan?
        public let isMet: Bool
    }
}

extension PartnerSales {
    /// What the incentive's gate finds up to a day; nil where it has none.
    ///
    /// What others pay is taken off the incentive's own lines, not off those that a condition
    /// chooses by itself.
    func find(
        _ period: Period,
        upTo cut: Day,
        _ others: OtherPayouts
    ) throws(MoneyError) -> GateFinding? {
        guard let gate = incentive.gate else { return nil }
        var findings: [GateFinding.Finding] = []
        var place = incentive.firstGateSelection
        for condition in gate.conditions {
            switch condition {
            case .levelAtLeast(let least):
                let level = partner.level(on: cut)
                findings.append(
                    GateFinding.Finding(
                        condition: condition,
                        figure: nil,
                        level: level,
                        days: nil,
                        isMet: level.map { $0 >= least } ?? false
                    )
                )
            case .reaches(let selection, let over, let from):
                let days = DaySpan(
                    first: over.map { $0.firstDay(upTo: incentive.lastDay(of: period)) }
                        ?? period.span.first,
                    last: cut
                )
                let lines = selections[place].counted(in: days)
                let figure = try amount(of: selection.quantity, lines)
                place += 1
                findings.append(
                    GateFinding.Finding(
                        condition: condition,
                        figure: figure,
                        level: nil,
                        days: days,
                        isMet: figure >= from
                    )
                )
            case .attains(let attainment, let from):
                findings.append(
                    try find(attainment, from: from, condition, period, upTo: cut, others)
                )
            }
        }
        return GateFinding(findings: findings, needed: gate.atLeast)
    }

    private func find(
        _ attainment: Attainment,
        from: ExactFraction,
        _ condition: Gate.Condition,
        _ period: Period,
        upTo cut: Day,
        _ others: OtherPayouts
    ) throws(MoneyError) -> GateFinding.Finding {
        let days = DaySpan(first: period.span.first, last: cut)
        let current = try amount(of: attainment.of, counting.counted(in: days), others)
        let attained = try target(attainment, current, period).attained()
        return GateFinding.Finding(
            condition: condition,
            figure: attained,
            level: nil,
            days: days,
            isMet: attained.map { $0 >= from } ?? false
        )
    }
}
