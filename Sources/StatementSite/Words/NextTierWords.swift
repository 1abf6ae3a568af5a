import Incentives

/// How far the next tier is and what it is worth: 12,000.00 more by 30 June bring you to 4%.
struct NextTierWords {
    let rule: RuleWords
    let settlement: Settlement
    let statement: Statement
    let site: SiteWords

    /// The call and its explanation; nil at the last tier, or where nothing counts by that measure.
    var text: (head: String, body: String)? {
        guard let next = settlement.accrual.nextTier, next.missing.isPositive else { return nil }
        let step = rule.incentive.table.steps[next.tier - 1]
        let reward = rule.phrases.list(step.rewards.map(rule.reward))
        let missing = side(next.missing)
        let isOver = settlement.accrual.isOver
        // Its later statement says what was missing in the end.
        if isOver, !settlement.isFinal { return nil }
        let head =
            isOver
            ? rule.phrases(.nextHeadOver, ["missing": missing, "reward": reward])
            : rule.phrases(
                .nextHeadOpen,
                [
                    "missing": missing, "reward": reward,
                    "day": rule.format.day(settlement.accrual.lastDay),
                ]
            )
        return (head, body(next))
    }

    private func body(_ next: NextTier) -> String {
        let from = rule.bound(next.from)
        guard let there = settlement.nextTierPays else {
            return rule.phrases(.nextFrom, ["from": from])
        }
        let (more, overflow) = there.minorUnits
            .subtractingReportingOverflow(settlement.entitled.minorUnits)
        guard !overflow, more > 0 else { return rule.phrases(.nextFrom, ["from": from]) }
        var text = rule.phrases(
            .nextWorth,
            [
                "from": from, "pays": rule.format.amount(there),
                "more": rule.format.amount(more, there.currency),
            ]
        )
        if let further { text += " " + further }
        return text
    }

    /// In a marginal table of rates: each further 1,000.00 pays 60.00 instead of 40.00.
    private var further: String? {
        guard rule.incentive.table.mode == .marginal, let next = settlement.accrual.nextTier,
            let then = rate(of: next.tier - 1)
        else { return nil }
        let now = next.tier >= 2 ? rate(of: next.tier - 2) : Rate(percent: 0)
        guard let now else { return nil }
        let thousand = ExactFraction(rule.program.currency.minorUnitsPerUnit * 1_000)
        do throws(MoneyError) {
            return rule.phrases(
                .nextFurther,
                [
                    "thousand": rule.format.amount(thousand, rule.program.currency),
                    "then": rule.format.amount(
                        try thousand * then.fraction,
                        rule.program.currency
                    ),
                    "now": rule.format.amount(try thousand * now.fraction, rule.program.currency),
                ]
            )
        } catch {
            return nil
        }
    }

    private func rate(of step: Int) -> Rate? {
        rule.incentive.table.steps[step].rewards.plainRate
    }

    /// Where the measure stands; for a comparison its current side, which is what more sales raise.
    func current(_ measure: ExactFraction) -> String {
        settlement.accrual.comparison.map { side($0.current) } ?? rule.measure(measure)
    }

    private func side(_ value: ExactFraction) -> String {
        switch rule.incentive.measure.quantity {
        case .netSales, .grossSales, .margin: rule.figure(value)
        case .units: rule.phrases(.unitCount, ["units": rule.figure(value)])
        case .orders, .customers, .partners:
            rule.phrases(.countOf, ["count": rule.figure(value), "what": rule.quantity])
        }
    }
}
