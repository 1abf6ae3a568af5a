/// What the earlier periods of an incentive left behind for a partner.
struct SettlementHistory: Hashable, Sendable {
    /// Excess over a cap, in minor units.
    var carriedMinorUnits: Int64 = 0
    /// Paid so far in the run, in minor units.
    var paidInRun: Int64 = 0
    /// Stated so far of what counts from a day on.
    var toDate: ToDate?

    /// A sum in minor units, and the first day whose lines it is of.
    struct ToDate: Hashable, Sendable {
        let from: Day
        let minorUnits: Int64
    }

    /// The history behind a period that was stated.
    ///
    /// - Throws: `MoneyError.overflow` when a sum leaves 64 bits.
    func going(
        on stated: StatedPayout?,
        countsFrom: Day
    ) throws(MoneyError) -> SettlementHistory {
        let entitled = stated?.entitled ?? 0
        let run = paidInRun.addingReportingOverflow(entitled)
        let toDate = statedToDate(since: countsFrom).addingReportingOverflow(entitled)
        if run.overflow || toDate.overflow { throw .overflow }
        return SettlementHistory(
            carriedMinorUnits: stated?.left?.excessMinorUnits ?? 0,
            paidInRun: run.partialValue,
            toDate: ToDate(from: countsFrom, minorUnits: toDate.partialValue)
        )
    }

    /// What earlier periods stated of the same accumulation.
    func statedToDate(since day: Day) -> Int64 {
        toDate.map { $0.from == day ? $0.minorUnits : 0 } ?? 0
    }
}

/// A period on its way to its settlement: earned and limited, not yet stacked and rounded.
///
/// - Source: SEMANTICS 6; the rounding is SEMANTICS 2, "Round once".
struct PeriodDraft {
    let accrual: Accrual
    private let rules: PeriodRules
    private let payout: PeriodRules.Payout
    private let there: Int64?
    private let isFinal: Bool
    private let currency: Currency

    /// Applies floor and cap, and the cap over the run.
    ///
    /// - Throws: `MoneyError.overflow` when the payout leaves 64 bits.
    init(
        _ accrual: Accrual,
        by rule: Incentive,
        isFinal: Bool,
        history: SettlementHistory,
        terms: SiteTerms,
        currency: Currency
    ) throws(MoneyError) {
        self.accrual = accrual
        self.isFinal = isFinal
        self.currency = currency
        let rules = PeriodRules(
            limit: accrual.mayHaveFloor ? rule.limits.period : rule.limits.period.withoutFloor,
            carried: ExactFraction(history.carriedMinorUnits),
            stated: rule.accumulates != nil ? history.statedToDate(since: accrual.firstDay) : 0,
            room: try rule.limits.run.map { run throws(MoneyError) in
                try run - ExactFraction(history.paidInRun)
            },
            isLast: accrual.lastDay >= rule.span.last,
            rounding: terms.rounding,
            unit: terms.payoutUnit(of: currency)
        )
        self.rules = rules
        payout = try rules.payout(of: accrual.earned)
        there = try accrual.nextTier?.earnsThere.map { earned throws(MoneyError) in
            try rules.payout(of: earned).entitled
        }
    }

    /// What it would pay if nothing stood beside it, exactly.
    var pays: ExactFraction { payout.pays }

    /// What it pays before anything is taken back, in minor units.
    func pays(beaten: Bool) -> Int64 { beaten ? 0 : payout.entitled }

    /// Stacks and rounds; `other` is a member of the same group that pays more.
    func settled(
        at place: IncentivePlace,
        beatenBy other: IncentivePlace?,
        takenBack: [TakenBack]
    ) throws(MoneyError) -> Settlement {
        let kept = try kept(beaten: other != nil, takenBack)
        var addends = try rules.addends(
            of: kept,
            before: payout,
            earned: accrual.earned,
            eachCut: accrual.eachCut,
            lateLoss: accrual.lateLoss
        )
        if let other {
            addends.append(
                PeriodRules.Addend(exact: try -payout.pays) { .beaten($0, by: other) }
            )
        }
        addends.append(PeriodRules.Addend(whole: -takenBack.total) { .takenBack($0) })
        // What is whole has no part in the rounding, nor in the sign of what is rounded.
        let sum = addends.reduce(Int128(kept.minorUnits)) { $0 - Int128($1.whole) }
        guard let rounded = Int64(exactly: sum) else { throw .overflow }
        let printed = try apportion(
            rounded,
            over: accrual.parts.map(\.pays) + addends.map(\.exact)
        )
        return Settlement(
            place: place,
            accrual: accrual,
            partMinorUnits: Array(printed.prefix(accrual.parts.count)),
            steps: (zip(addends, printed.dropFirst(accrual.parts.count)).map {
                $0.step($1 + $0.whole)
            }
                + [.payoutUnit(kept.entitled - kept.minorUnits)]).filter { $0.minorUnits != 0 },
            takenBack: takenBack,
            entitled: Money(minorUnits: kept.entitled, currency: currency),
            paid: Money(minorUnits: isFinal ? kept.entitled : 0, currency: currency),
            shares: [],
            payment: .asItIs,
            // What a member that is beaten would pay elsewhere, the best of the group pays already;
            // and what comes back takes back more at a higher rate.
            nextTierPays: other == nil && takenBack.isEmpty && accrual.lateLoss.isZero
                ? there.map { Money(minorUnits: $0, currency: currency) } : nil,
            isFinal: isFinal,
            left: nil
        )
    }

    /// The same as it was stated; it paid nothing where it was not.
    ///
    /// Its parts are as they are computed today, for claims that are taken back later.
    func settled(
        at place: IncentivePlace,
        as stated: StatedPayout?
    ) throws(MoneyError) -> Settlement {
        Settlement(
            place: place,
            accrual: accrual,
            partMinorUnits: try settled(at: place, beatenBy: nil, takenBack: []).partMinorUnits,
            steps: [],
            takenBack: [],
            entitled: Money(minorUnits: stated?.entitled ?? 0, currency: currency),
            paid: Money(minorUnits: stated?.paid ?? 0, currency: currency),
            shares: [],
            payment: .asItIs,
            nextTierPays: nil,
            isFinal: isFinal,
            left: stated?.left
        )
    }

    /// What the period leaves to the next one.
    func history(
        after history: SettlementHistory,
        beaten: Bool,
        takenBack: [TakenBack]
    ) throws(MoneyError) -> SettlementHistory {
        let kept = try kept(beaten: beaten, takenBack)
        let paid = history.paidInRun.addingReportingOverflow(kept.entitled)
        let stated = rules.stated.addingReportingOverflow(kept.entitled)
        if paid.overflow || stated.overflow { throw .overflow }
        return SettlementHistory(
            carriedMinorUnits: try rules.carriedOut(of: kept.limited),
            paidInRun: paid.partialValue,
            toDate: SettlementHistory.ToDate(
                from: accrual.firstDay,
                minorUnits: stated.partialValue
            )
        )
    }
}

extension PeriodDraft {
    /// The payout behind its group and what is taken back.
    private func kept(
        beaten: Bool,
        _ takenBack: [TakenBack]
    ) throws(MoneyError) -> PeriodRules.Payout {
        let kept = beaten ? .nothing(instead: payout) : payout
        let back = takenBack.total
        return PeriodRules.Payout(
            limited: kept.limited,
            pays: try kept.pays - ExactFraction(back),
            minorUnits: kept.minorUnits - back,
            entitled: kept.entitled - back
        )
    }
}

extension [TakenBack] {
    /// What they take back together, in minor units: at most what was paid.
    fileprivate var total: Int64 { reduce(0) { $0 + $1.amount } }
}

extension PeriodRules.Payout {
    /// What remains of a payout whose incentive is beaten by another: nothing, not even its excess.
    fileprivate static func nothing(instead payout: Self) -> Self {
        Self(
            limited: Limited(
                pays: payout.limited.pays,
                carriedOut: .zero,
                boundBy: payout.limited.boundBy
            ),
            pays: .zero,
            minorUnits: 0,
            entitled: 0
        )
    }
}

/// What holds for a period: its limits, and what earlier periods left behind.
private struct PeriodRules {
    let limit: Limit
    let carried: ExactFraction
    /// By earlier periods of the same accumulation, in minor units.
    let stated: Int64
    /// What the cap over the run leaves; nil without one.
    let room: ExactFraction?
    /// Whether the run ends with it, so that nothing is carried any further.
    let isLast: Bool
    let rounding: Rounding
    let unit: Int64

    /// A payout on its way from what is earned to what is entitled.
    struct Payout {
        let limited: Limited
        /// Exact, after the cap over the run.
        let pays: ExactFraction
        /// The same in whole minor units.
        let minorUnits: Int64
        /// The same in whole payout units.
        let entitled: Int64
    }

    /// What the period pays for what was earned, to date where it accumulates.
    ///
    /// To date is rounded, not the difference, so that the periods add up to what the whole pays.
    func payout(of earned: ExactFraction) throws(MoneyError) -> Payout {
        let before = ExactFraction(stated)
        let limited = try limit.applied(to: earned - before, carriedIn: carried)
        let pays = room.map { min(limited.pays, $0) } ?? limited.pays
        let toDate = try pays + before
        var entitled = try difference(rounding.round(toDate, toMultipleOf: unit))
        // A cap over the run is never exceeded by the rounding, since the next period would owe it.
        if let room, ExactFraction(entitled) > room { entitled -= unit }
        return Payout(
            limited: limited,
            pays: pays,
            minorUnits: try difference(rounding.round(toDate, toMultipleOf: 1)),
            entitled: entitled
        )
    }

    /// What goes to the next period, in minor units: the sum that is printed, so that the next one
    /// can be recomputed from it.
    func carriedOut(of limited: Limited) throws(MoneyError) -> Int64 {
        isLast ? 0 : try rounding.round(limited.carriedOut, toMultipleOf: 1)
    }

    private func difference(_ toDate: Int64) throws(MoneyError) -> Int64 {
        let (rest, overflow) = toDate.subtractingReportingOverflow(stated)
        if overflow { throw .overflow }
        return rest
    }

    /// A sum that is added to the parts on the way, and the step that prints it.
    struct Addend {
        /// What is rounded together with the parts; nought where it was rounded before.
        let exact: ExactFraction
        /// What was rounded before, in minor units.
        let whole: Int64
        let step: (Int64) -> SettlementStep

        init(exact: ExactFraction, _ step: @escaping (Int64) -> SettlementStep) {
            self.exact = exact
            whole = 0
            self.step = step
        }

        init(whole: Int64, _ step: @escaping (Int64) -> SettlementStep) {
            exact = .zero
            self.whole = whole
            self.step = step
        }
    }

    /// What is added to the parts, in the order in which it is applied.
    func addends(
        of payout: Payout,
        before stacking: Payout,
        earned: ExactFraction,
        eachCut: ExactFraction,
        lateLoss: ExactFraction
    ) throws(MoneyError) -> [Addend] {
        let limited = payout.limited
        let moved = try limited.pays - (earned - ExactFraction(stated) + carried)
        let carriedOut = try carriedOut(of: limited)
        return [
            Addend(exact: eachCut) { .eachCap($0) },
            Addend(exact: lateLoss) { .late($0) },
            Addend(whole: -stated) { .statedBefore($0) },
            Addend(exact: carried) { .carriedIn($0) },
            Addend(exact: limited.boundBy == .floor ? moved : .zero) { .floor($0) },
            Addend(exact: limited.boundBy == .cap ? moved : .zero) {
                .cap($0, carriedOut: carriedOut)
            },
            Addend(exact: try stacking.pays - limited.pays) { .runCap($0) },
        ]
    }
}
