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
    isOver: Bool
) throws(MoneyError) -> Accrual {
    let incentive = seen.incentive
    let lastDay = incentive.lastDay(of: period)
    let span = DaySpan(first: period.span.first, last: min(period.span.last, cut))
    let lines = seen.counting.counted(in: span)
    let sums = try seen.sums(of: lines)
    let quantity = incentive.measure.quantity
    let currency = seen.program.currency
    let current = try sums.total.amount(of: quantity, in: currency)

    var growth: GrowthFigures?
    if case .growth(let terms) = incentive.measure {
        growth = try seen.growthFigures(terms, current: current, period: period)
    }
    let measured = try measure(incentive, current: current, growth: growth)
    let uncapped = measured
    let capped = measured.map { value in incentive.limits.measure.map { min($0, value) } ?? value }
    let base = try capped.map { measure throws(MoneyError) in
        try earningBase(
            measure,
            uncapped: current,
            growth: growth,
            incentive: incentive,
            sums: sums,
            currency: currency
        )
    }
    var parts: [Part] = []
    if let base {
        parts = try seen.parts(base, asOf: min(lastDay, cut))
    }
    var earned = ExactFraction.zero
    for part in parts { earned = try earned + part.pays }
    return Accrual(
        period: period,
        lastDay: lastDay,
        isOver: isOver,
        lines: lines,
        measure: capped,
        growth: growth,
        tier: capped.map(incentive.table.tier(of:)) ?? 0,
        parts: parts,
        earned: earned,
        nextTier: try base.flatMap { base throws(MoneyError) in
            try seen.nextTier(base, current: current, growth: growth, asOf: min(lastDay, cut))
        },
        uncappedMeasure: uncapped == capped ? nil : uncapped
    )
}

/// The number that decides the tier; nil where there is no history to grow from.
private func measure(
    _ incentive: Incentive,
    current: ExactFraction,
    growth: GrowthFigures?
) throws(MoneyError) -> ExactFraction? {
    guard case .growth(let terms) = incentive.measure, let growth else { return current }
    guard let baseline = growth.baseline else {
        switch terms.noBaseline {
        case .skip: return nil
        case .zero: return .zero
        }
    }
    return try (current - baseline) / baseline
}

private func earningBase(
    _ measure: ExactFraction,
    uncapped current: ExactFraction,
    growth: GrowthFigures?,
    incentive: Incentive,
    sums: GroupedSums,
    currency: Currency
) throws(MoneyError) -> EarningBase {
    let quantity = incentive.measure.quantity
    var grouped: [Dimension: [String: BaseAmounts]] = [:]
    for (dimension, byText) in sums.grouped {
        var amounts: [String: BaseAmounts] = [:]
        for (text, sum) in byText {
            amounts[text] = BaseAmounts(
                money: try sum.base(of: quantity, in: currency),
                units: sum.unitCount
            )
        }
        grouped[dimension] = amounts
    }
    var wholeFactor = ExactFraction.one
    var unitSlice = current.isZero ? ExactFraction.zero : try .one / current
    if case .growth(let terms) = incentive.measure {
        let baseline = growth?.baseline
        let increment = try baseline.map { b throws(MoneyError) in try current - b } ?? .zero
        if terms.paysOn == .increment {
            wholeFactor = current.isZero ? .zero : try increment / current
        }
        unitSlice = current.isZero ? .zero : try (baseline ?? .zero) / current
    } else if !current.isZero {
        wholeFactor = try measure / current
    }
    return EarningBase(
        measure: measure,
        lineCount: sums.total.lineCount,
        total: BaseAmounts(
            money: try sums.total.base(of: quantity, in: currency),
            units: sums.total.unitCount
        ),
        grouped: grouped,
        wholeFactor: wholeFactor,
        factorOfUnitSlice: unitSlice
    )
}
