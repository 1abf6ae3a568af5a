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
    var pays: Ratio { parts.reduce(Ratio(0)) { $0 + $1.pays } }

    /// What it pays, step by step.
    var parts: [SlowPart] {
        guard let first = rule.steps.first, !lines.isEmpty || rule.measure == .payouts else {
            return []
        }
        if x < Ratio(0), comparison == nil {
            return first.from == 0 ? reward(first, part: Ratio(1)) : []
        }
        let reached = Array(rule.steps.prefix(tier))
        guard let last = reached.last else { return [] }
        // Where everything sold came back, nothing was sold.
        let fixed = isWorth ? amounts(reached) : []
        switch rule.mode {
        case .retroactive: return fixed + reward(last, part: whole)
        case .additiveFull: return fixed + reached.flatMap { reward($0, part: whole) }
        case .additiveCapped:
            return fixed
                + reached.enumerated().flatMap { index, step in
                    reward(step, part: share(min(x, next(index))))
                }
        case .interpolated:
            return [SlowPart(kind: .rate, pays: worth(lines) * whole * rateOnLine(tier - 1))]
        case .marginal: return fixed + slices(reached)
        }
    }

    private func slices(_ reached: [GeneratedStep]) -> [SlowPart] {
        var parts: [SlowPart] = []
        for (index, step) in reached.enumerated() {
            let end = min(x, next(index))
            if step.isFromZero {
                parts = reward(step, part: share(end))
            } else {
                parts += reward(step, part: share(end - bound(step)))
            }
        }
        return parts
    }

    private func amounts(_ reached: [GeneratedStep]) -> [SlowPart] {
        let counted = rule.sumsAmounts ? reached : Array(reached.suffix(1))
        return counted.compactMap { step in
            step.amount.map { SlowPart(kind: .amount, pays: Ratio(Int128($0))) }
        }
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
    private func reward(_ step: GeneratedStep, part: Ratio) -> [SlowPart] {
        var parts: [SlowPart] = []
        if let rate = step.rate {
            for (label, group) in groups(rate) {
                let pays = pays(Ratio(Int128(rate.value(label)), 1_000_000), group, part)
                parts.append(SlowPart(kind: .rate, label: label, pays: pays))
            }
        }
        if let price = step.perUnit {
            for (label, group) in groups(price) {
                var counted = units(group) * part
                if let per = step.per { counted = blocks(counted, per, isCeil: step.isCeil) }
                let pays = counted * Ratio(Int128(price.value(label)), 10_000)
                parts.append(SlowPart(kind: .perUnit, label: label, pays: pays))
            }
        }
        return parts
    }

    private func pays(_ rate: Ratio, _ lines: [SlowLine], _ part: Ratio) -> Ratio {
        switch rule.claimsBack {
        case nil: worth(lines) * part * rate
        case false?: Ratio(0)
        case true?: missing(rate, lines)
        }
    }

    /// The lines by the text of their column that has a value of its own; "" for all others.
    private func groups(_ varied: GeneratedVaried) -> [(String, [SlowLine])] {
        guard let column = varied.column else { return [("", lines)] }
        let found = Dictionary(grouping: lines) { line in
            let text = line.text(column)
            return varied.cases.contains { $0.text == text } ? text : ""
        }
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
