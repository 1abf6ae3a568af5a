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
    let carried = history.carried
    let limited = try limit.applied(to: accrual.earned, carriedIn: carried)
    let paidBefore = ExactFraction(history.paidInRun)
    let room = try limits.run.map { run throws(MoneyError) in try run - paidBefore }
    let pays = room.map { min(limited.pays, $0) } ?? limited.pays

    let before = try accrual.earned + carried
    var exact: [ExactFraction] = accrual.parts.map(\.pays)
    let moved = try limited.pays - before
    exact += [
        carried, limited.boundBy == .floor ? moved : .zero,
        limited.boundBy == .cap ? moved : .zero, try pays - limited.pays,
    ]
    let toMinorUnit = try terms.rounding.round(pays, toMultipleOf: 1)
    let printed = try apportion(toMinorUnit, over: exact)
    let unit = terms.payoutUnit(of: currency)
    var entitled = try terms.rounding.round(pays, toMultipleOf: unit)
    // A cap over the run is never exceeded by the rounding, since the next period would owe it.
    if let room, ExactFraction(entitled) > room { entitled -= unit }

    let carriedOut = try terms.rounding.round(limited.carriedOut, toMultipleOf: 1)
    if isFinal {
        let paid = history.paidInRun.addingReportingOverflow(entitled)
        if paid.overflow { throw .overflow }
        history = SettlementHistory(carried: limited.carriedOut, paidInRun: paid.partialValue)
    }
    return Settlement(
        program: program,
        incentive: incentive,
        accrual: accrual,
        partMinorUnits: Array(printed.prefix(accrual.parts.count)),
        steps: steps(
            of: Array(printed.suffix(4)),
            carriedOut: carriedOut,
            payoutUnit: entitled - toMinorUnit
        ),
        entitled: Money(minorUnits: entitled, currency: currency),
        paid: Money(minorUnits: isFinal ? entitled : 0, currency: currency),
        nextTierPays: try nextTierPays(
            accrual,
            limit: limits.period,
            carriedIn: carried,
            room: room,
            unit: unit,
            terms.rounding
        ).map { Money(minorUnits: $0, currency: currency) },
        isFinal: isFinal
    )
}

/// What the next tier would pay within the limits, in minor units; nil where none is known.
private func nextTierPays(
    _ accrual: Accrual,
    limit: Limit,
    carriedIn: ExactFraction,
    room: ExactFraction?,
    unit: Int64,
    _ rounding: Rounding
) throws(MoneyError) -> Int64? {
    guard let earned = accrual.nextTier?.earnsThere else { return nil }
    let there = try limit.applied(to: earned, carriedIn: carriedIn).pays
    return try rounding.round(room.map { min(there, $0) } ?? there, toMultipleOf: unit)
}

/// The steps that do something, in the order in which they are applied.
private func steps(
    of printed: [Int64],
    carriedOut: Int64,
    payoutUnit: Int64
) -> [SettlementStep] {
    let all: [SettlementStep] = [
        .carriedIn(printed[0]), .floor(printed[1]), .cap(printed[2], carriedOut: carriedOut),
        .runCap(printed[3]), .payoutUnit(payoutUnit),
    ]
    return all.filter { $0.minorUnits != 0 }
}
