/// Draws up all statements of one partner, in order of their periods.
///
/// A statement exists for each period up to the one that holds the as-of day in which the partner
/// is active and a program runs, or in which anything is due or carried.
///
/// - Throws: `Refusal` when a figure leaves its range.
/// - Complexity: O(lines of the partner × incentives × their periods).
/// - Source: SEMANTICS 9.
public func drawUpStatements(
    of partner: PartnerIndex,
    in portfolio: Portfolio,
    filters: CompiledFilters,
    shared: SharedFigures
) throws(Refusal) -> [Statement] {
    var ledgers = PartnerLedgers(
        of: partner,
        in: portfolio,
        filters: filters,
        standings: shared.standings
    )
    var statements: [Statement] = []
    let currency = portfolio.partners[partner].currency
    let stated = portfolio.stated
    var carry = stated.carry(of: partner) ?? .zero(currency)
    var pending = stated.pending(of: partner)
    var told = portfolio.told(to: partner)
    for period in portfolio.statementPeriods {
        let (entitled, sightings) = try ledgers.settle(in: period)
        if stated.holds(period) { continue }
        let settlements = try entitled.map { settlement throws(Refusal) in
            let paid = shared.budgets.paid(partner, settlement).map(settlement.paying) ?? settlement
            return try ledgers.split(paid).with(
                portfolio.payment(of: paid, to: partner, in: period)
            )
        }
        let members = shared.members.paid(to: partner, in: period)
        let events = portfolio.events(of: partner, on: period, told: told)
        let isDue =
            carry.minorUnits != 0 || !members.isEmpty || !pending.isEmpty
            || !events.adjustments.isEmpty
            || settlements.contains { $0.paid.minorUnits != 0 }
        guard isDue || portfolio.isInForce(for: partner, in: period) else { continue }
        told.tell(events)
        let statement: Statement
        do {
            statement = try balance(
                partner,
                period,
                settlements,
                members,
                sightings,
                pending,
                events,
                openingCarry: carry,
                portfolio
            )
        } catch {
            throw .statementOverflow(partner: partner, period: period.name)
        }
        carry = statement.closingCarry
        pending = .nothing
        statements.append(statement)
    }
    return statements
}

extension Portfolio {
    /// The periods that may have statements: from the first program's first day, or the first
    /// adjustment's where there is no program, to the as-of day.
    var statementPeriods: [Period] {
        let last = min(stated.drawnThrough ?? terms.asOf, terms.asOf)
        guard let first = programs.map(\.runs.first).min() ?? adjustments.firstDay,
            let span = DaySpan(first: first, last: last)
        else { return [] }
        return Period.all(
            overlapping: span,
            cycle: terms.statements.cycle,
            fiscalYearStarts: terms.fiscalYearStarts
        )
    }

    /// How what is paid reaches its partner's statement, if it does not go to the parent.
    fileprivate func payment(
        of settlement: Settlement,
        to partner: PartnerIndex,
        in period: Period
    ) throws(Refusal) -> Payment {
        if goesToParent(settlement, of: partner) { return .toParent(partners[partner].currency) }
        return try payment(of: settlement.paid, by: settlement.place, to: partner, in: period)
    }

    /// What a statement pays, with the kinds that levies go by.
    fileprivate func kinds(
        of settlements: [Settlement],
        _ members: [MemberPayout],
        _ corrections: [CorrectionFigures]
    ) -> [(kind: IncentiveKind, payout: Money)] {
        let kind = { (place: IncentivePlace) in
            programs[place.program].incentives[place.incentive].kind
        }
        return settlements.map { (kind($0.place), $0.payout) }
            + members.map { (kind($0.place), $0.payout) }
            + corrections.map { ($0.payout.kind, $0.payout.payout) }
    }

    /// The first period that may have statements here; nil while there is none.
    public var firstStatementPeriod: Period? { statementPeriods.first { !stated.holds($0) } }

    /// Whether a partner is active and a program runs in a period.
    fileprivate func isInForce(for partner: PartnerIndex, in period: Period) -> Bool {
        partners[partner].isActive(in: period.span)
            && programs.contains { $0.runs.overlaps(period.span) }
    }
}

/// The bridge: opening carry + earned ± adjustments + tax − withheld − due = closing carry.
///
/// A sum below zero or below the least payout is carried rather than due.
private func balance(
    _ partner: PartnerIndex,
    _ period: Period,
    _ settlements: [Settlement],
    _ members: [MemberPayout],
    _ sightings: [Statement.Sighting],
    _ pending: Stated.Pending,
    _ events: StatementEvents,
    openingCarry: Money,
    _ portfolio: Portfolio
) throws(MoneyError) -> Statement {
    let terms = portfolio.terms
    let levied = try levy(
        on: portfolio.kinds(of: settlements, members, pending.corrections),
        country: portfolio.partners[partner].country,
        by: terms,
        in: openingCarry.currency
    )
    var earned = Money.zero(openingCarry.currency)
    for settlement in settlements { earned = try earned.adding(settlement.payout) }
    for payout in members { earned = try earned.adding(payout.payout) }
    var adjusted = Money.zero(openingCarry.currency)
    for sum in pending.corrections.map(\.payout.payout) + events.adjustments.map(\.amount) {
        adjusted = try adjusted.adding(sum)
    }
    var sum = try openingCarry.adding(earned).adding(adjusted)
    for item in levied { sum = try sum.adding(item.added) }
    let minimum = terms.minimumPayouts[sum.currency] ?? 0
    var reason: Statement.CarryReason?
    if sum.minorUnits < 0 {
        reason = .belowZero
    } else if sum.minorUnits > 0, sum.minorUnits < minimum {
        reason = .belowMinimum(minimum)
    }
    let due = reason == nil ? sum : .zero(sum.currency)
    return Statement(
        partner: partner,
        period: period,
        state: terms.asOf <= period.span.last ? .open : .draft,
        currency: sum.currency,
        closesOn: terms.statements.closing(of: period),
        paysOn: terms.statements.payment(of: period),
        lastDisputeOn: terms.statements.lastDispute(of: period),
        openingCarry: openingCarry,
        earned: earned,
        corrections: pending.corrections,
        adjustments: events.adjustments.map(AdjustmentFigures.init),
        adjusted: adjusted,
        levied: levied,
        due: due,
        closingCarry: try sum.adding(try due.negated()),
        carryReason: reason,
        settlements: settlements,
        memberPayouts: members,
        payments: events.payments,
        disputes: events.disputes,
        sightings: sightings,
        late: pending.late
    )
}
