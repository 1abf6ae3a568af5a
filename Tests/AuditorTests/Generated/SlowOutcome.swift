/// What a rule gives a partner for a period.
struct SlowOutcome: Equatable {
    var measure = Ratio(0)
    var tier = 0
    /// Cents, rounded, before any budget.
    var entitled = 0
    /// Cents, before what returns take back and before rounding.
    var exact = Ratio(0)
    /// The net sales that it was paid on.
    var base = Ratio(0)
    /// Cents that go over to the next period, exact.
    var carried = Ratio(0)
}

extension SlowAuditor {
    /// The outcome of a rule for a partner and period, of the lines up to a day.
    mutating func outcome(
        _ index: Int,
        _ partner: Int,
        _ number: Int,
        upTo cutoff: Int
    ) -> SlowOutcome {
        let question = Question(rule: index, partner: partner, period: number, cutoff: cutoff)
        if let answer = known[question] { return answer }
        let answer = computed(index, partner, number, cutoff)
        known[question] = answer
        return answer
    }

    private mutating func computed(
        _ index: Int,
        _ partner: Int,
        _ number: Int,
        _ cutoff: Int
    ) -> SlowOutcome {
        let rule = rule(index)
        let period = periods(index, partner)[number]
        let lines = countedLines(index, partner, upTo: cutoff).filter { period.contains($0.day) }
        let tiers = SlowTiers(rule, lines)
        let isBehind = number >= periods(index).count
        var before: [SlowOutcome] = []
        for earlier in 0..<number {
            let end = end(periods(index, partner)[earlier], index)
            before.append(outcome(index, partner, earlier, upTo: min(end, terms.asOf)))
        }
        var amount = isBehind ? Ratio(0) : tiers.pays + (before.last?.carried ?? Ratio(0))
        if let floor = rule.floor, tiers.x > Ratio(0) {
            amount = max(amount, Ratio(Int128(floor)))
        }
        var carried = Ratio(0)
        if let cap = rule.capPeriod.map({ Ratio(Int128($0)) }), amount > cap {
            carried = rule.isExcessCarried ? amount - cap : Ratio(0)
            amount = cap
        }
        if let cap = rule.capRun {
            amount = min(amount, Ratio(Int128(cap - before.reduce(0) { $0 + $1.entitled })))
        }
        var outcome = SlowOutcome(
            measure: tiers.x,
            tier: tiers.tier,
            exact: amount,
            base: net(lines),
            carried: carried
        )
        amount = amount - takenBack(index, partner, number, outcome)
        var entitled = rounded(amount)
        if let cap = rule.capRun {
            let left = cap - before.reduce(0) { $0 + $1.entitled }
            if entitled > left { entitled -= terms.payoutUnit }
        }
        outcome.entitled = entitled
        return outcome
    }
}
