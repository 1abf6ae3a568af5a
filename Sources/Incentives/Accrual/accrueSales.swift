/// Computes what a partner has earned by an incentive in one of its periods, from the lines up to
/// a day.
///
/// - Throws: `MoneyError.overflow` when a figure leaves its range.
/// - Complexity: O(lines of the partner).
/// - Source: SEMANTICS 3 to 5.
func accrueSales(
    _ seen: PartnerSales,
    period: Period,
    upTo cut: Day,
    isOver: Bool,
    others: OtherPayouts,
    standing: ContestStanding?
) throws(MoneyError) -> Accrual {
    let incentive = seen.incentive
    let lastDay = incentive.lastDay(of: period)
    let firstDay = incentive.countsFrom(period, fiscalYearStarts: seen.terms.fiscalYearStarts)
    let day = min(lastDay, cut)
    let days = DaySpan(first: firstDay, last: min(period.span.last, cut))
    let lines = incentive.measure.isOfPayouts ? [] : seen.counting.counted(in: days)
    let gate = try seen.find(period, upTo: day, others)
    let isOpen = gate?.isOpen ?? true
    let earning =
        if let each = incentive.each {
            try seen.earnEach(each, lines, in: period, days, asOf: day, isOpen: isOpen, others)
        } else if let contest = incentive.measure.contest {
            try seen.earn(contest, lines, in: period, days, isOpen ? standing : nil)
        } else {
            try seen.earn(lines, in: period, days, asOf: day, isOpen: isOpen, others)
        }
    var earned = try ExactFraction.sum(earning.parts.map(\.pays) + [earning.eachCut])
    let lateLoss = try seen.lost(earned, on: lines)
    earned = try earned + lateLoss
    return Accrual(
        period: period,
        firstDay: firstDay,
        lastDay: lastDay,
        isOver: isOver,
        lines: lines,
        measure: earning.measured.capped,
        comparison: earning.measured.comparison,
        second: earning.measured.second,
        standing: standing,
        usedPayouts: try others.used(on: lines),
        soldSomething: earning.measured.current.isPositive || seen.isWorthSomething(lines),
        gate: gate,
        tier: earning.tier,
        parts: earning.parts,
        values: earning.values,
        eachCut: earning.eachCut,
        lateLoss: lateLoss,
        basedOn: try earning.measured.base.map { sums throws(MoneyError) in
            try sums.total.amount(of: incentive.paidQuantity, in: seen.program.currency)
        },
        earned: earned,
        nextTier: earning.nextTier,
        uncappedMeasure: earning.measured.uncapped == earning.measured.capped
            ? nil : earning.measured.uncapped
    )
}

extension PartnerSales {
    /// Whether lines are worth more than nothing after their returns.
    fileprivate func isWorthSomething(_ lines: [LineIndex]) -> Bool {
        lines.reduce(Int128(0)) { $0 + worth($1) } > 0
    }

    /// What late claims lose of a payout that is spread over lines by their net amounts, in minor
    /// units: nought or less.
    fileprivate func lost(
        _ earned: ExactFraction,
        on lines: [LineIndex]
    ) throws(MoneyError) -> ExactFraction {
        guard let terms = incentive.claimed, let late = terms.late else { return .zero }
        var (whole, lost) = (Int128(0), ExactFraction.zero)
        for line in lines {
            let worth = worth(line)
            whole += worth
            // A return takes back what was paid for its sale.
            let sale = sales.returnedLines[line] ?? line
            guard let claimed = claims[sale] else { continue }
            let last = terms.lastDay(for: sales.days[sale])
            let part = try late.lost(claimed: claimed, after: last)
            if !part.isZero { lost = try lost + ExactFraction(worth) * part }
        }
        if whole == 0 || lost.isZero { return .zero }
        return try -earned.times(part: lost / ExactFraction(whole))
    }
}

/// What some lines earn by a rule, once or value by value.
struct Earning {
    let measured: MeasuredLines
    /// The tier reached; 0 is none, and where the rule runs for each value.
    let tier: Int
    let parts: [Part]
    let values: [EachValue]
    let eachCut: ExactFraction
    let nextTier: NextTier?
}

extension PartnerSales {
    /// What some lines earn together.
    fileprivate func earn(
        _ lines: [LineIndex],
        in period: Period,
        _ days: DaySpan?,
        asOf day: Day,
        isOpen: Bool,
        _ others: OtherPayouts
    ) throws(MoneyError) -> Earning {
        let measured = try measure(lines, in: period, days, others)
        let base = isOpen ? try base(measured) : nil
        return Earning(
            measured: measured,
            tier: measured.capped.map(incentive.table.tier(of:)) ?? 0,
            parts: try base.map { base throws(MoneyError) in
                try parts(base, asOf: day, measured.second)
            } ?? [],
            values: [],
            eachCut: .zero,
            nextTier: try base.flatMap { base throws(MoneyError) in
                try nextTier(
                    base,
                    current: measured.current,
                    comparison: measured.comparison,
                    asOf: day
                )
            }
        )
    }
}

extension PartnerSales {
    /// What a place in a contest wins.
    fileprivate func earn(
        _ contest: Contest,
        _ lines: [LineIndex],
        in period: Period,
        _ days: DaySpan?,
        _ standing: ContestStanding?
    ) throws(MoneyError) -> Earning {
        let measured = try measure(lines, in: period, days, .none)
        var parts: [Part] = []
        if let standing {
            let pool = try contest.pool(
                from: standing.rank,
                tied: standing.tied,
                value: measured.current
            )
            if pool != 0 {
                parts = [
                    Part(
                        value: nil,
                        step: 0,
                        from: .zero,
                        slice: measured.current,
                        label: nil,
                        isLabelled: false,
                        formula: .prize(pool: pool, sharedBy: standing.tied),
                        pays: ExactFraction(pool, over: Int64(standing.tied))
                    )
                ]
            }
        }
        return Earning(
            measured: measured,
            tier: 0,
            parts: parts,
            values: [],
            eachCut: .zero,
            nextTier: nil
        )
    }
}

/// What some lines come to by an incentive's measure.
struct MeasuredLines {
    let sums: GroupedSums
    /// What the lines of a base of its own add up to; nil where the measure's are paid on.
    let base: GroupedSums?
    /// What they add up to.
    let current: ExactFraction
    let comparison: Comparison?
    /// What the second measures of its rewards come to.
    let second: [SecondFinding]
    /// The number that decides the tier; nil where there is nothing to compare with.
    let uncapped: ExactFraction?
    /// The same within the cap on the measure.
    let capped: ExactFraction?
}

extension PartnerSales {
    func measure(
        _ lines: [LineIndex],
        in period: Period,
        _ days: DaySpan?,
        _ others: OtherPayouts
    ) throws(MoneyError) -> MeasuredLines {
        let quantity = incentive.measure.quantity
        let sums = try sums(of: lines, in: quantity, others)
        let base = try incentive.baseSelection.map { place throws(MoneyError) in
            try self.sums(
                of: selections[place].counted(in: days),
                in: incentive.paidQuantity,
                .none
            )
        }
        let current = try sums.total.amount(
            of: quantity,
            in: program.currency
        )
        let comparison = try comparison(current, in: period, days)
        let uncapped: ExactFraction? =
            if let comparison { try comparison.ratio(by: incentive.measure) } else { current }
        let cap = incentive.limits.measure
        return MeasuredLines(
            sums: sums,
            base: base,
            current: current,
            comparison: comparison,
            second: try findSecond(lines, in: period, others),
            uncapped: uncapped,
            capped: uncapped.map { value in cap.map { min($0, value) } ?? value }
        )
    }

    func base(_ measured: MeasuredLines) throws(MoneyError) -> EarningBase? {
        try measured.capped.map { measure throws(MoneyError) in
            try earningBase(
                measure,
                uncapped: measured.current,
                comparison: measured.comparison,
                incentive: incentive,
                sums: measured.base ?? measured.sums,
                currency: program.currency
            )
        }
    }
}

private func earningBase(
    _ measure: ExactFraction,
    uncapped current: ExactFraction,
    comparison: Comparison?,
    incentive: Incentive,
    sums: GroupedSums,
    currency: Currency
) throws(MoneyError) -> EarningBase {
    let quantity = incentive.paidQuantity
    var grouped: [Dimension: [String: BaseAmounts]] = [:]
    for (dimension, byText) in sums.grouped {
        var amounts: [String: BaseAmounts] = [:]
        for (text, sum) in byText {
            amounts[text] = BaseAmounts(
                money: try sum.base(of: quantity, in: currency),
                units: sum.unitCount,
                offers: try sum.offers(in: currency)
            )
        }
        grouped[dimension] = amounts
    }
    var wholeFactor = ExactFraction.one
    var unitSlice = current.isZero ? ExactFraction.zero : try .one / current
    if let comparison {
        let reference = comparison.reference ?? .zero
        if case .growth(let terms) = incentive.measure, terms.paysOn == .increment {
            wholeFactor =
                comparison.reference == nil || current.isZero
                ? .zero : try (current - reference) / current
        }
        unitSlice = current.isZero ? .zero : try reference / current
    } else if incentive.base == nil, !current.isZero {
        wholeFactor = try measure / current
    }
    return EarningBase(
        measure: measure,
        isEmpty: sums.total.isEmpty,
        paysAmounts: current.isPositive,
        total: BaseAmounts(
            money: try sums.total.base(of: quantity, in: currency),
            units: sums.total.unitCount,
            offers: try sums.total.offers(in: currency)
        ),
        grouped: grouped,
        wholeFactor: wholeFactor,
        factorOfUnitSlice: unitSlice
    )
}
