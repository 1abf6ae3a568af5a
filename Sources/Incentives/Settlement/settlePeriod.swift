/// What the earlier periods of an incentive left behind for a partner.
struct SettlementHistory: Hashable, Sendable {
    /// Excess over a cap, in exact minor units.
    var carried = ExactFraction.zero
    /// Paid so far in the run, in minor units.
    var paidInRun: Int64 = 0
}

/// Turns an accrual into what is paid: floor and cap, the cap over the run, the one rounding.
///
/// - Throws: `MoneyError.overflow` when the payout leaves 64 bits.
/// - Source: SEMANTICS 6; the rounding is SEMANTICS 2, "Round once".
func settlePeriod(
    _ accrual: Accrual,
    program: Int,
    incentive: Int,
    limits: Limits,
    isFinal: Bool,
    history: inout SettlementHistory,
    terms: SiteTerms,
    currency: Currency
) throws(MoneyError) -> Settlement {
    let limit = accrual.lines.isEmpty ? limits.period.withoutFloor : limits.period
    let limited = try limit.applied(to: accrual.earned, carriedIn: history.carried)
    let room = try limits.run.map { run throws(MoneyError) in
        try run - ExactFraction(history.paidInRun)
    }
    let pays = room.map { min(limited.pays, $0) } ?? limited.pays

    let before = try accrual.earned + history.carried
    var exact: [ExactFraction] = accrual.parts.map(\.pays)
    exact.append(history.carried)
    exact.append(limited.boundBy == .floor ? try limited.pays - before : .zero)
    exact.append(limited.boundBy == .cap ? try limited.pays - before : .zero)
    exact.append(try pays - limited.pays)
    let toMinorUnit = try terms.rounding.round(pays, toMultipleOf: 1)
    let printed = try apportion(toMinorUnit, over: exact)
    let unit = terms.payoutUnit(of: currency)
    let entitled = try terms.rounding.round(pays, toMultipleOf: unit)

    let (carriedIn, floor, cap, runCap) = (
        printed[printed.count - 4], printed[printed.count - 3], printed[printed.count - 2],
        printed[printed.count - 1]
    )
    let carriedOut = try terms.rounding.round(limited.carriedOut, toMultipleOf: 1)
    let steps: [SettlementStep] = [
        .carriedIn(carriedIn), .floor(floor), .cap(cap, carriedOut: carriedOut), .runCap(runCap),
        .payoutUnit(entitled - toMinorUnit),
    ]
    if isFinal {
        let paid = history.paidInRun.addingReportingOverflow(entitled)
        if paid.overflow { throw .overflow }
        history = SettlementHistory(carried: limited.carriedOut, paidInRun: paid.partialValue)
    }
    let worth = try accrual.nextTier?.earnsThere.map { earned throws(MoneyError) in
        let there = try limits.period.applied(to: earned, carriedIn: .zero)
        let most = room.map { min(there.pays, $0) } ?? there.pays
        let rounded = try terms.rounding.round(most, toMultipleOf: unit)
        return Money(minorUnits: rounded, currency: currency)
    }
    return Settlement(
        program: program,
        incentive: incentive,
        accrual: accrual,
        partMinorUnits: Array(printed.prefix(accrual.parts.count)),
        steps: steps.filter { $0.minorUnits != 0 },
        entitled: Money(minorUnits: entitled, currency: currency),
        paid: isFinal ? Money(minorUnits: entitled, currency: currency) : .zero(currency),
        nextTierPays: worth,
        isFinal: isFinal
    )
}
