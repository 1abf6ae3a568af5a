/// A bound at which a payout jumps: what lies below it is paid anew, or a fixed sum is added.
///
/// - Source: SEMANTICS 4, "the jump at every bound that has one".
public struct Cliff: Hashable, Sendable {
    /// The number of the tier that starts here, from 1.
    public let tier: Int
    /// In the measure's unit.
    public let bound: ExactFraction
    /// How much more the bound pays than what lies just below it, in minor units and before limits;
    /// nil where that depends on what is sold.
    public let jump: ExactFraction?

    /// Whether a measure lies within 5% of the bound, on either side.
    ///
    /// - Throws: `MoneyError.overflow` when a product leaves 128 bits.
    public func isNear(_ measure: ExactFraction) throws(MoneyError) -> Bool {
        let distance = try size(of: measure - bound)
        return try distance * ExactFraction(20) <= size(of: bound)
    }

    private func size(of value: ExactFraction) throws(MoneyError) -> ExactFraction {
        value.isNegative ? try -value : value
    }
}

extension Incentive {
    /// The bounds at which the payout jumps, in order; a jump of nothing is none.
    ///
    /// - Throws: `MoneyError.overflow` when a product leaves 128 bits.
    public func cliffs(in currency: Currency) throws(MoneyError) -> [Cliff] {
        var cliffs: [Cliff] = []
        for (index, step) in table.steps.enumerated() where mayJump(at: index) {
            var jump: ExactFraction?
            if paysByMeasureAlone(upTo: index) {
                let here = try pays(step.from, tiers: index + 1, currency)
                let below = index == 0 ? .zero : try pays(step.from, tiers: index, currency)
                let difference = try here - below
                if difference.isZero { continue }
                jump = difference
            }
            cliffs.append(Cliff(tier: index + 1, bound: step.from, jump: jump))
        }
        return cliffs
    }

    private func mayJump(at index: Int) -> Bool {
        let step = table.steps[index]
        // Nothing is sold at zero, but a growth of 0% may be the first that pays.
        if case .growth(let growth) = measure {
            // Where only what grew is paid on, 0% is nothing.
            if growth.paysOn == .increment, step.from.isZero { return false }
        } else if !step.from.isPositive {
            return false
        }
        let addsAmount = step.rewards.contains { reward in
            if case .amount = reward { return true }
            return false
        }
        switch table.mode {
        case .retroactive, .additiveCapped, .additiveFull: return true
        case .interpolated: return index == 0 || addsAmount
        case .marginal: return step.appliesFromZero || addsAmount
        }
    }

    /// Whether the measure is the very thing that is paid on, by one value for all lines.
    private func paysByMeasureAlone(upTo index: Int) -> Bool {
        if base != nil { return false }
        return table.steps[...index].flatMap(\.rewards).allSatisfy { reward in
            switch (reward, measure) {
            case (.rate(let rates), .netSales), (.rate(let rates), .grossSales),
                (.rate(let rates), .margin), (.rate(let rates), .payouts):
                rates.isSame
            case (.perUnit(let perUnit), .units): perUnit.price.isSame
            case (.amount(let amounts), _): amounts.isSame
            case (.rate, .units), (.rate, .orders), (.rate, .customers), (.rate, .partners),
                (.rate, .growth),
                (.rate, .attainment), (.rate, .ratio), (.perUnit, .ratio), (.perUnit, .margin),
                (.perUnit, .netSales), (.perUnit, .grossSales), (.perUnit, .orders),
                (.perUnit, .customers), (.perUnit, .partners), (.perUnit, .growth),
                (.perUnit, .attainment),
                (.perUnit, .payouts), (.rate, .rank), (.perUnit, .rank), (.discount, _):
                false
            }
        }
    }

    /// What a measure pays by the first tiers alone, each reached at its bound.
    private func pays(
        _ measure: ExactFraction,
        tiers: Int,
        _ currency: Currency
    ) throws(MoneyError) -> ExactFraction {
        let reached = TierTable(
            mode: table.mode,
            reach: .atLeast,
            amounts: table.amounts,
            steps: Array(table.steps.prefix(tiers))
        )
        var sum = ExactFraction.zero
        for slice in try sliceMeasure(measure, by: reached) {
            for reward in reached.steps[slice.step].rewards {
                sum = try sum + pay(reward, for: slice, currency)
            }
        }
        let paying = table.amounts == .sum ? reached.steps[...] : reached.steps.suffix(1)
        for case .amount(let amounts) in paying.flatMap(\.rewards) {
            sum = try sum + ExactFraction(amounts.otherwise ?? 0)
        }
        return sum
    }

    private func pay(
        _ reward: Reward,
        for slice: Slice,
        _ currency: Currency
    ) throws(MoneyError) -> ExactFraction {
        switch reward {
        case .rate(let rates):
            guard let rate = slice.interpolatedRate ?? rates.otherwise?.fraction else {
                return .zero
            }
            return try slice.length * rate
        case .perUnit(let perUnit):
            let count = try perUnit.blocks?.count(in: slice.length) ?? slice.length
            let price = Int128(perUnit.price.otherwise ?? 0)
            return try count * currency.minorUnits(ofMillionths: price)
        // What invoices gave is known of sales only.
        case .amount, .discount: return .zero
        }
    }
}
