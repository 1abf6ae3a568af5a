/// The two sides of a growth, an attainment or a ratio: what was sold, and what that is held
/// against.
///
/// - Units: minor units or units.
public struct Comparison: Hashable, Sendable {
    public let current: ExactFraction
    /// Nil where there is no history or no target; never nought or less.
    public let reference: ExactFraction?
    public let origin: Origin

    /// Where the reference comes from.
    public enum Origin: Hashable, Sendable {
        /// What counted in an earlier period.
        case earlier(Period)
        /// The mean of what counted in several, the earliest first.
        case average([Period])
        /// `baselines.csv` says it for the period.
        case assigned(Period)
        /// `targets.csv` says it, for so many of the period's days.
        case target(whole: ExactFraction?, activeDays: Int, days: Int)
        /// Another selection of the period's lines.
        case selection
    }
}

extension Comparison {
    /// The ratio that decides the tier; nil where there is nothing to compare with.
    func ratio(by measure: Measure) throws(MoneyError) -> ExactFraction? {
        switch measure {
        case .growth(let growth):
            guard let reference else { return growth.noBaseline == .zero ? .zero : nil }
            return try (current - reference) / reference
        case .attainment, .ratio: return try attained()
        case .netSales, .grossSales, .margin, .units, .orders, .customers, .partners, .payouts,
            .rank:
            preconditionFailure("A sum is compared with nothing.")
        }
    }

    /// The part that one side is of the other; nil where there is nothing to compare with.
    func attained() throws(MoneyError) -> ExactFraction? {
        try reference.map { whole throws(MoneyError) in try current / whole }
    }
}

extension PartnerSales {
    /// The two sides of the incentive's measure; nil where it compares nothing.
    func comparison(
        _ current: ExactFraction,
        in period: Period,
        _ days: DaySpan?
    ) throws(MoneyError) -> Comparison? {
        switch incentive.measure {
        case .netSales, .grossSales, .margin, .units, .orders, .customers, .partners, .payouts,
            .rank:
            return nil
        case .growth(let growth):
            let found = try baseline(growth, before: period)
            if found.reference == nil, growth.noBaseline == .assigned {
                return assigned(current, period)
            }
            return Comparison(
                current: current,
                reference: found.reference,
                origin: found.origin
            )
        case .attainment(let attainment): return try target(attainment, current, period)
        case .ratio(let ratio):
            return Comparison(
                current: try amount(of: ratio.of.quantity, selections[0].counted(in: days)),
                reference: try amount(of: ratio.to.quantity, selections[1].counted(in: days))
                    .positive,
                origin: .selection
            )
        }
    }

    private func baseline(
        _ growth: Growth,
        before period: Period
    ) throws(MoneyError) -> (reference: ExactFraction?, origin: Comparison.Origin) {
        let starts = terms.fiscalYearStarts
        switch growth.baseline {
        case .previousPeriod:
            let before = period.previous(fiscalYearStarts: starts)
            return (try earlier(growth.of, before)?.positive, .earlier(before))
        case .samePeriodLastYear:
            let before = period.yearBefore(fiscalYearStarts: starts)
            return (try earlier(growth.of, before)?.positive, .earlier(before))
        case .fixed: return (assignedBaselines[period.name]?.positive, .assigned(period))
        case .average(let count):
            var periods: [Period] = []
            var next = period
            for _ in 0..<count {
                next = next.previous(fiscalYearStarts: starts)
                periods.insert(next, at: 0)
            }
            var sum = ExactFraction.zero
            for period in periods {
                guard let amount = try earlier(growth.of, period) else {
                    return (nil, .average(periods))
                }
                sum = try sum + amount
            }
            return (try (sum / ExactFraction(Int64(count))).positive, .average(periods))
        }
    }

    /// What counted in an earlier period; nil where nothing did.
    private func earlier(
        _ quantity: Quantity,
        _ period: Period
    ) throws(MoneyError) -> ExactFraction? {
        let lines = baselineSales.counted(in: period.span)
        if lines.isEmpty { return nil }
        return try amount(of: quantity, lines)
    }

    private func assigned(_ current: ExactFraction, _ period: Period) -> Comparison {
        Comparison(
            current: current,
            reference: assignedBaselines[period.name]?.positive,
            origin: .assigned(period)
        )
    }

    func target(
        _ attainment: Attainment,
        _ current: ExactFraction,
        _ period: Period
    ) throws(MoneyError) -> Comparison {
        let days = period.span.dayCount
        var activeDays = days
        if attainment.prorate == .activeDays, let joined = partner.joined,
            period.span.contains(joined)
        {
            activeDays = DaySpan(first: joined, last: period.span.last)?.dayCount ?? days
        }
        let whole = assignedTargets[period.name]?.positive
        let share = ExactFraction(Int64(activeDays), over: Int64(days))
        return Comparison(
            current: current,
            reference: try whole.map { target throws(MoneyError) in try target * share },
            origin: .target(whole: whole, activeDays: activeDays, days: days)
        )
    }
}

extension PartnerSales {
    /// What the second measures of the rewards come to.
    func findSecond(
        _ lines: [LineIndex],
        in period: Period,
        _ others: OtherPayouts
    ) throws(MoneyError) -> [SecondFinding] {
        var findings: [SecondFinding] = []
        for measure in incentive.table.secondMeasures {
            let current = try amount(of: measure.quantity, lines, others)
            var comparison: Comparison?
            var value: ExactFraction? = current
            if case .attainment(let attainment) = measure.what {
                let sides = try target(attainment, current, period)
                comparison = sides
                value = try sides.attained()
            }
            findings.append(
                SecondFinding(
                    measure: measure,
                    value: value,
                    comparison: comparison,
                    reached: measure.reached(value)
                )
            )
        }
        return findings
    }
}

extension ExactFraction {
    /// Itself above nought, else nil: what is nought or less compares with nothing.
    fileprivate var positive: ExactFraction? { isPositive ? self : nil }
}
