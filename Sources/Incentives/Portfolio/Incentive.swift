/// One rule of a program that pays something.
public struct Incentive: Hashable, Sendable {
    public let id: IncentiveID
    public let title: LocalText?
    public let kind: IncentiveKind
    /// Nil settles on the program's whole run.
    public let settles: Cycle?
    /// The program's run, narrowed by the incentive's window.
    public let span: DaySpan
    public let eligibility: Eligibility
    public let counts: LineFilter
    /// The column of the sales whose day decides; nil for the line's own day.
    public let countsOn: String?
    public let measure: Measure
    /// Whose lines it takes.
    public let rollup: Rollup
    /// What a reward is applied to; nil for the measure's own lines.
    public let base: Base?
    /// What the rule runs for one by one; nil where it runs once.
    public let each: Each?
    /// What must hold before anything is earned; nil for nothing.
    public let gate: Gate?
    /// Nil where each period stands by itself.
    public let accumulates: Accumulation?
    public let table: TierTable
    public let returns: ReturnTerms
    public let limits: Limits
    /// How it stands beside others.
    public let stacking: Stacking
    /// When lines must be claimed; nil where they need no claim.
    public let claimed: ClaimTerms?
    /// When claims of prices must come; nil where it is no price support.
    public let support: PriceSupport?
    /// Who has which share of the payout; nil where the partner has all.
    public let split: Split?
    /// Who is paid: the partner, or its parent.
    public let paysTo: PaysTo
    /// Which rate turns lines in other currencies into the program's.
    public let measureRate: MeasureRate

    public init(
        id: IncentiveID,
        title: LocalText?,
        kind: IncentiveKind,
        settles: Cycle?,
        span: DaySpan,
        eligibility: Eligibility,
        counts: LineFilter,
        countsOn: String?,
        measure: Measure,
        rollup: Rollup,
        base: Base?,
        each: Each?,
        gate: Gate?,
        accumulates: Accumulation?,
        table: TierTable,
        returns: ReturnTerms,
        limits: Limits,
        stacking: Stacking,
        claimed: ClaimTerms?,
        support: PriceSupport?,
        split: Split?,
        paysTo: PaysTo,
        measureRate: MeasureRate
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.settles = settles
        self.span = span
        self.eligibility = eligibility
        self.counts = counts
        self.countsOn = countsOn
        self.measure = measure
        self.rollup = rollup
        self.base = base
        self.each = each
        self.gate = gate
        self.accumulates = accumulates
        self.table = table
        self.returns = returns
        self.limits = limits
        self.stacking = stacking
        self.claimed = claimed
        self.support = support
        self.split = split
        self.paysTo = paysTo
        self.measureRate = measureRate
    }

    /// The same with other conditions for who may earn.
    public func with(_ eligibility: Eligibility) -> Incentive { copy(span, eligibility) }

    /// The same on other days.
    func with(_ span: DaySpan) -> Incentive { copy(span, eligibility) }

    private func copy(_ span: DaySpan, _ eligibility: Eligibility) -> Incentive {
        Incentive(
            id: id,
            title: title,
            kind: kind,
            settles: settles,
            span: span,
            eligibility: eligibility,
            counts: counts,
            countsOn: countsOn,
            measure: measure,
            rollup: rollup,
            base: base,
            each: each,
            gate: gate,
            accumulates: accumulates,
            table: table,
            returns: returns,
            limits: limits,
            stacking: stacking,
            claimed: claimed,
            support: support,
            split: split,
            paysTo: paysTo,
            measureRate: measureRate
        )
    }

    /// The periods it settles on: those of its cycle that share a day with its span.
    public func periods(fiscalYearStarts: Int) -> [Period] {
        guard let settles else { return [.run(span)] }
        return Period.all(overlapping: span, cycle: settles, fiscalYearStarts: fiscalYearStarts)
    }

    /// The period that holds a day, or that would if the run had begun by then: a baseline takes
    /// lines from before it.
    func period(holding day: Day, fiscalYearStarts: Int) -> Period {
        if let settles {
            return Period.containing(day, cycle: settles, fiscalYearStarts: fiscalYearStarts)
        }
        var period = Period.run(span)
        if case .growth(let growth) = measure, growth.baseline == .samePeriodLastYear {
            let before = period.yearBefore(fiscalYearStarts: fiscalYearStarts)
            if before.span.contains(day) { return before }
        }
        while day < period.span.first {
            period = period.previous(fiscalYearStarts: fiscalYearStarts)
        }
        return period
    }

    /// The last day of a period on which a line can still count: that of the period or the span.
    ///
    /// A period behind the span, in which things come back, has its own last day.
    public func lastDay(of period: Period) -> Day {
        period.span.first > span.last ? period.span.last : min(period.span.last, span.last)
    }
}

/// Who may earn, beyond the program's audience.
///
///     eligible: {level_at_least: silver, joined_before: 2026-02-01, as_of: period_end}
///
/// A partner that is silver from 1 March earns for the whole first quarter, since its level is that
/// of the period's last day. With `as_of: sale`, which holds where nothing is said, it earns for
/// its lines from 1 March on.
///
/// - Source: SEMANTICS 3, "eligibility".
public struct Eligibility: Hashable, Sendable {
    public let conditions: [PartnerCondition]
    public let asOf: AsOf
    /// Whether a line must be of a registered deal.
    public let needsDeal: Bool

    /// The day that a level is looked up for.
    public enum AsOf: String, Hashable, Sendable, CaseIterable {
        case sale
        case periodEnd = "period_end"
    }

    public init(conditions: [PartnerCondition], asOf: AsOf, needsDeal: Bool = false) {
        self.conditions = conditions
        self.asOf = asOf
        self.needsDeal = needsDeal
    }

    /// Everybody in the audience.
    public static let everybody = Eligibility(conditions: [], asOf: .sale)
}

/// The number that decides which tier is reached.
public enum Measure: Hashable, Sendable {
    case netSales
    case grossSales
    case margin
    case units
    case orders
    case customers
    case partners
    case growth(Growth)
    case attainment(Attainment)
    case ratio(Ratio)
    /// The place among all partners.
    case rank(Contest)
    /// What other incentives pay the partner for the period.
    case payouts([IncentiveAddress])

    /// What the lines add up to, also where that is compared with a figure;
    /// beside a ratio it is what is paid on, and payouts are money as net sales are.
    public var quantity: Quantity {
        switch self {
        case .netSales: .netSales
        case .grossSales: .grossSales
        case .margin: .margin
        case .units: .units
        case .orders: .orders
        case .customers: .customers
        case .partners: .partners
        case .growth(let growth): growth.of
        case .attainment(let attainment): attainment.of
        case .rank(let contest): contest.rankedBy
        case .ratio, .payouts: .netSales
        }
    }

    /// Whether what other incentives pay is measured, and no lines.
    public var isOfPayouts: Bool {
        if case .payouts = self { true } else { false }
    }

    /// Whether tiers are held against a ratio: the quantity compared with a baseline or a target.
    public var isComparison: Bool {
        switch self {
        case .netSales, .grossSales, .margin, .units, .orders, .customers, .partners, .payouts,
            .rank:
            false
        case .growth, .attainment, .ratio: true
        }
    }
}
