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
    let firstDay = incentive.countsFrom(period, fiscalYearStarts: seen.terms.fiscalYearStarts)
    let span = DaySpan(first: firstDay, last: min(period.span.last, cut))
    let lines = seen.counting.counted(in: span)
    let sums = try seen.sums(of: lines)
    let quantity = incentive.measure.quantity
    let currency = seen.program.currency
    let current = try sums.total.amount(of: quantity, in: currency)

    let comparison = try seen.comparison(current, in: period)
    let measured =
        try comparison.map { sides throws(MoneyError) in
            try ratio(sides, incentive.measure)
        } ?? current
    let capped = measured.map { value in incentive.limits.measure.map { min($0, value) } ?? value }
    let base = try capped.map { measure throws(MoneyError) in
        try earningBase(
            measure,
            uncapped: current,
            comparison: comparison,
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
        firstDay: firstDay,
        lastDay: lastDay,
        isOver: isOver,
        lines: lines,
        measure: capped,
        comparison: comparison,
        tier: capped.map(incentive.table.tier(of:)) ?? 0,
        parts: parts,
        earned: earned,
        nextTier: try base.flatMap { base throws(MoneyError) in
            try seen.nextTier(
                base,
                current: current,
                comparison: comparison,
                asOf: min(lastDay, cut)
            )
        },
        uncappedMeasure: measured == capped ? nil : measured
    )
}

/// The ratio that decides the tier; nil where there is nothing to compare with.
private func ratio(
    _ sides: Comparison,
    _ measure: Measure
) throws(MoneyError) -> ExactFraction? {
    switch measure {
    case .netSales, .grossSales, .units: return sides.current
    case .growth(let growth):
        guard let reference = sides.reference else {
            return growth.noBaseline == .zero ? .zero : nil
        }
        return try (sides.current - reference) / reference
    case .attainment:
        return try sides.reference.map { target throws(MoneyError) in
            try sides.current / target
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
    if let comparison {
        let reference = comparison.reference ?? .zero
        if case .growth(let terms) = incentive.measure, terms.paysOn == .increment {
            wholeFactor =
                comparison.reference == nil || current.isZero
                ? .zero : try (current - reference) / current
        }
        unitSlice = current.isZero ? .zero : try reference / current
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
