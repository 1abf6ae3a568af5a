/// What the earlier periods of an incentive left behind for a partner.
struct SettlementHistory: Hashable, Sendable {
    /// Excess over a cap, in exact minor units.
    var carried = ExactFraction.zero
    /// Paid so far in the run, in minor units.
    var paidInRun: Int64 = 0
    /// Stated so far of what counts from a day on.
    var stated: Stated?

    /// A sum in minor units, and the first day whose lines it is of.
    struct Stated: Hashable, Sendable {
        let from: Day
        let minorUnits: Int64
    }

    /// What earlier periods stated of the same accumulation.
    func stated(since day: Day) -> Int64 {
        stated.map { $0.from == day ? $0.minorUnits : 0 } ?? 0
    }
}

/// Turns an accrual into what is paid: floor and cap, the cap over the run, the one rounding.
///
/// - Throws: `MoneyError.overflow` when the payout leaves 64 bits.
/// - Source: SEMANTICS 6; the rounding is SEMANTICS 2, "Round once".
func settlePeriod(
    _ accrual: Accrual,
    program: Int,
    incentive: Int,
    by rule: Incentive,
    isFinal: Bool,
    history: inout SettlementHistory,
    terms: SiteTerms,
    currency: Currency
) throws(MoneyError) -> Settlement {
    let rules = PeriodRules(
        limit: accrual.mayHaveFloor ? rule.limits.period : rule.limits.period.withoutFloor,
        carried: history.carried,
        stated: rule.accumulates != nil ? history.stated(since: accrual.firstDay) : 0,
        room: try rule.limits.run.map { run throws(MoneyError) in
            try run - ExactFraction(history.paidInRun)
        },
        isLast: accrual.lastDay == rule.span.last,
        rounding: terms.rounding,
        unit: terms.payoutUnit(of: currency)
    )
    let payout = try rules.payout(of: accrual.earned)
    let addends = try rules.addends(
        of: payout,
        earned: accrual.earned,
        eachCut: accrual.eachCut
    )
    let printed = try apportion(
        payout.minorUnits,
        over: accrual.parts.map(\.pays) + addends.map(\.exact)
    )
    let entitled = payout.entitled
    if isFinal {
        history = try history.adding(payout, of: rules, since: accrual.firstDay)
    }
    let there = try accrual.nextTier?.earnsThere.map { earned throws(MoneyError) in
        try rules.payout(of: earned).entitled
    }
    return Settlement(
        program: program,
        incentive: incentive,
        accrual: accrual,
        partMinorUnits: Array(printed.prefix(accrual.parts.count)),
        steps: (zip(addends, printed.dropFirst(accrual.parts.count)).map { $0.step($1) }
            + [.payoutUnit(entitled - payout.minorUnits)]).filter { $0.minorUnits != 0 },
        entitled: Money(minorUnits: entitled, currency: currency),
        paid: Money(minorUnits: isFinal ? entitled : 0, currency: currency),
        nextTierPays: there.map { Money(minorUnits: $0, currency: currency) },
        isFinal: isFinal
    )
}

extension SettlementHistory {
    /// What a period's payout leaves to the next one.
    fileprivate func adding(
        _ payout: PeriodRules.Payout,
        of rules: PeriodRules,
        since firstDay: Day
    ) throws(MoneyError) -> SettlementHistory {
        let paid = paidInRun.addingReportingOverflow(payout.entitled)
        let stated = rules.stated.addingReportingOverflow(payout.entitled)
        if paid.overflow || stated.overflow { throw .overflow }
        return SettlementHistory(
            carried: payout.limited.carriedOut,
            paidInRun: paid.partialValue,
            stated: Stated(from: firstDay, minorUnits: stated.partialValue)
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

    private func difference(_ toDate: Int64) throws(MoneyError) -> Int64 {
        let (rest, overflow) = toDate.subtractingReportingOverflow(stated)
        if overflow { throw .overflow }
        return rest
    }

    /// An exact sum that is added to the parts on the way, and the step that prints it.
    struct Addend {
        let exact: ExactFraction
        let step: (Int64) -> SettlementStep
    }

    /// What is added to the parts, in the order in which it is applied.
    func addends(
        of payout: Payout,
        earned: ExactFraction,
        eachCut: ExactFraction
    ) throws(MoneyError) -> [Addend] {
        let limited = payout.limited
        let moved = try limited.pays - (earned - ExactFraction(stated) + carried)
        let carriedOut =
            isLast ? 0 : try rounding.round(limited.carriedOut, toMultipleOf: 1)
        return [
            Addend(exact: eachCut) { .eachCap($0) },
            Addend(exact: try -ExactFraction(stated)) { .statedBefore($0) },
            Addend(exact: carried) { .carriedIn($0) },
            Addend(exact: limited.boundBy == .floor ? moved : .zero) { .floor($0) },
            Addend(exact: limited.boundBy == .cap ? moved : .zero) {
                .cap($0, carriedOut: carriedOut)
            },
            Addend(exact: try payout.pays - limited.pays) { .runCap($0) },
        ]
    }
}
