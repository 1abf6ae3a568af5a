extension PartnerSales {
    /// How far the next tier is, and what the period would earn there; nil at the last tier.
    ///
    /// What it would earn there assumes more lines like those that count so far; where none do,
    /// that can't be said unless the measure is the very money that is paid on.
    func nextTier(
        _ base: EarningBase,
        current: ExactFraction,
        comparison: Comparison?,
        asOf day: Day
    ) throws(MoneyError) -> NextTier? {
        let table = incentive.table
        let tier = table.tier(of: base.measure)
        guard tier < table.steps.count else { return nil }
        let bound = table.steps[tier].from
        if let cap = incentive.limits.measure {
            if table.reach == .moreThan ? bound >= cap : bound > cap { return nil }
        }
        guard let goal = try goal(at: bound, comparison) else { return nil }
        let missing = try goal - current
        guard missing.isPositive || table.reach == .moreThan else { return nil }
        return NextTier(
            tier: tier + 1,
            from: bound,
            missing: missing,
            earnsThere: try earned(at: goal, bound: bound, base, current: current, asOf: day)
        )
    }

    /// What must be sold to reach a bound; nil where there is nothing to compare with.
    private func goal(
        at bound: ExactFraction,
        _ comparison: Comparison?
    ) throws(MoneyError) -> ExactFraction? {
        switch incentive.measure {
        case .netSales, .grossSales, .margin, .units, .orders, .customers, .partners: return bound
        // More sales may move both sides of a ratio, and what they bring elsewhere is for the other
        // incentives to say.
        case .ratio, .payouts, .rank: return nil
        case .growth:
            return try comparison?.reference.map { baseline throws(MoneyError) in
                try baseline * (.one + bound)
            }
        case .attainment:
            return try comparison?.reference.map { target throws(MoneyError) in
                try target * bound
            }
        }
    }

    /// What would be earned if the current side stood at the goal, with the same mix of lines.
    private func earned(
        at goal: ExactFraction,
        bound: ExactFraction,
        _ base: EarningBase,
        current: ExactFraction,
        asOf day: Day
    ) throws(MoneyError) -> ExactFraction? {
        // Nobody knows what more sales make of a second measure; what is only shown pays nothing.
        guard current.isPositive, goal.isPositive, incentive.table.secondMeasures.isEmpty,
            !incentive.table.isOnlyShown
        else { return nil }
        // Just above the bound where the bound itself is not enough; the difference is too small
        // to be seen after rounding.
        let hair = incentive.table.reach == .moreThan ? ExactFraction(1, over: 1_000_000) : .zero
        // Lines of another selection stay as they are.
        let scale = incentive.base == nil ? try goal / current : .one
        let reference = try base.factorOfUnitSlice * current
        let isComparison = incentive.measure.isComparison
        let there = EarningBase(
            measure: try bound + hair,
            isEmpty: base.isEmpty,
            paysAmounts: true,
            total: try base.total.scaled(by: scale),
            grouped: try base.grouped.scaled(by: scale),
            wholeFactor: isComparison ? try wholeFactor(at: goal, baseline: reference) : .one,
            factorOfUnitSlice: isComparison ? try reference / goal : try .one / goal
        )
        return try .sum(parts(there, asOf: day, []).map(\.pays))
    }

    private func wholeFactor(
        at goal: ExactFraction,
        baseline: ExactFraction
    ) throws(MoneyError) -> ExactFraction {
        guard case .growth(let terms) = incentive.measure, terms.paysOn == .increment else {
            return .one
        }
        return try (goal - baseline) / goal
    }
}

extension BaseAmounts {
    fileprivate func scaled(by scale: ExactFraction) throws(MoneyError) -> BaseAmounts {
        var scaled: [Offer] = []
        for offer in offers { scaled.append(try offer.scaled(by: scale)) }
        return BaseAmounts(money: try money * scale, units: try units * scale, offers: scaled)
    }
}

extension [Dimension: [String: BaseAmounts]] {
    fileprivate func scaled(by scale: ExactFraction) throws(MoneyError) -> Self {
        var result = self
        for (dimension, byText) in self {
            for (text, amounts) in byText {
                result[dimension]?[text] = try amounts.scaled(by: scale)
            }
        }
        return result
    }
}
