/// What a rule pays on some lines, before floor, cap and rounding.
struct SlowTiers {
    let rule: GeneratedRule
    /// The lines that are paid on.
    private(set) var lines: [SlowLine]
    /// What a rate is taken of where that is not the measure.
    private var paidMeasure: GeneratedMeasure?
    /// The measure, cut at its cap.
    let x: Ratio
    /// The measure before that; of a comparison what is compared.
    let full: Ratio
    /// What a comparison is to; nil for a sum.
    let comparison: SlowComparison?

    init(_ rule: GeneratedRule, _ lines: [SlowLine]) {
        self.rule = rule
        self.lines = lines
        let sum = total(rule.measure, lines)
        full = sum
        x = rule.capMeasure.map { min(Ratio(Int128($0)), sum) } ?? sum
        comparison = nil
    }

    /// Of what other rules pay, which has no lines.
    init(_ rule: GeneratedRule, paying sum: Ratio) {
        self.rule = rule
        lines = []
        x = rule.capMeasure.map { min(Ratio(Int128($0)), sum) } ?? sum
        full = sum
        comparison = nil
    }

    init(_ rule: GeneratedRule, _ lines: [SlowLine], comparing comparison: SlowComparison) {
        self.rule = rule
        self.lines = lines
        self.comparison = comparison
        x = comparison.x
        full = comparison.total
    }

    /// The same paid on other lines than those that reach the tier.
    func paying(_ lines: [SlowLine], _ measure: GeneratedMeasure) -> SlowTiers {
        var tiers = self
        tiers.lines = lines
        tiers.paidMeasure = measure
        return tiers
    }

    /// The reached tier, counted from 1; 0 for none.
    var tier: Int {
        if comparison?.isThere == false { return 0 }
        if rule.measure == .rank { return 0 }
        return rule.steps.count { rule.isMoreThan ? x > bound($0) : x >= bound($0) }
    }

    /// The lower bound of a step in the measure's unit.
    func bound(_ step: GeneratedStep) -> Ratio {
        Ratio(Int128(step.from), rule.measure.isComparison ? 1_000_000 : 1)
    }

    /// Whether more was sold than came back.
    var isWorth: Bool { full > Ratio(0) }

    /// Cents.
    var pays: Ratio {
        guard let first = rule.steps.first, !lines.isEmpty || rule.measure == .payouts else {
            return Ratio(0)
        }
        if x < Ratio(0), comparison == nil {
            return first.from == 0 ? reward(first, part: Ratio(1)) : Ratio(0)
        }
        let reached = Array(rule.steps.prefix(tier))
        guard let last = reached.last else { return Ratio(0) }
        // Where everything sold came back, nothing was sold.
        var sum = isWorth ? amounts(reached) : Ratio(0)
        switch rule.mode {
        case .retroactive: return sum + reward(last, part: whole)
        case .additiveFull:
            return reached.reduce(sum) { $0 + reward($1, part: whole) }
        case .additiveCapped:
            for (index, step) in reached.enumerated() {
                sum = sum + reward(step, part: share(min(x, next(index))))
            }
            return sum
        case .interpolated: return worth(lines) * whole * rateOnLine(tier - 1)
        case .marginal: return sum + slices(reached)
        }
    }

    private func slices(_ reached: [GeneratedStep]) -> Ratio {
        var sum = Ratio(0)
        for (index, step) in reached.enumerated() {
            let end = min(x, next(index))
            if step.isFromZero {
                sum = reward(step, part: share(end))
            } else {
                sum = sum + reward(step, part: share(end - bound(step)))
            }
        }
        return sum
    }

    private func amounts(_ reached: [GeneratedStep]) -> Ratio {
        let counted = rule.sumsAmounts ? reached : Array(reached.suffix(1))
        return Ratio(Int128(counted.reduce(0) { $0 + ($1.amount ?? 0) }))
    }

    /// The bound behind a step; the measure itself where it is the last.
    private func next(_ index: Int) -> Ratio {
        index + 1 < rule.steps.count ? bound(rule.steps[index + 1]) : x
    }

    /// All of the measure, where it is paid on without slices.
    private var whole: Ratio {
        if let comparison { return comparison.whole }
        return full == Ratio(0) ? Ratio(1) : share(x)
    }

    /// A slice of the measure as a part of all that the lines add up to.
    private func share(_ slice: Ratio) -> Ratio {
        let worth = comparison.map { slice * $0.slice } ?? slice
        return full == Ratio(0) ? Ratio(0) : worth / full
    }

    /// The measure that a percentage is taken of.
    private var payBase: GeneratedMeasure {
        let measure = paidMeasure ?? rule.measure
        return measure.isMoney ? measure : .netSales
    }

    private func worth(_ lines: [SlowLine]) -> Ratio {
        rule.measure == .payouts ? full : total(payBase, lines)
    }

    /// What a step pays by rate and by unit on a part of the lines.
    private func reward(_ step: GeneratedStep, part: Ratio) -> Ratio {
        var sum = Ratio(0)
        if let rate = step.rate {
            for (value, group) in groups(rate) {
                sum = sum + worth(group) * part * Ratio(Int128(value), 1_000_000)
            }
        }
        if let price = step.perUnit {
            for (value, group) in groups(price) {
                var counted = units(group) * part
                if let per = step.per { counted = blocks(counted, per, isCeil: step.isCeil) }
                sum = sum + counted * Ratio(Int128(value), 10_000)
            }
        }
        return sum
    }

    /// The lines by the value that their column has.
    private func groups(_ varied: GeneratedVaried) -> [(Int, [SlowLine])] {
        guard let column = varied.column else { return [(varied.same, lines)] }
        let found = Dictionary(grouping: lines) { varied.value($0.text(column)) }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func blocks(_ units: Ratio, _ per: Int, isCeil: Bool) -> Ratio {
        let size = units.bottom * Int128(per)
        let whole = (abs(units.top) + (isCeil ? size - 1 : 0)) / size
        return Ratio(units.top < 0 ? -whole : whole)
    }

    /// The rate on the straight line between the reached bound and the next.
    private func rateOnLine(_ index: Int) -> Ratio {
        func rate(_ index: Int) -> Ratio {
            Ratio(Int128(rule.steps[index].rate?.same ?? 0), 1_000_000)
        }
        guard index + 1 < rule.steps.count else { return rate(index) }
        let (low, high) = (bound(rule.steps[index]), bound(rule.steps[index + 1]))
        return rate(index) + (x - low) / (high - low) * (rate(index + 1) - rate(index))
    }
}
