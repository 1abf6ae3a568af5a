/// One incentive's account with one partner, settled statement by statement.
struct IncentiveLedger {
    let place: IncentivePlace
    let seen: PartnerSales
    private let partnerIndex: PartnerIndex
    private let periods: [Period]
    private var history = SettlementHistory()
    private var mirror = MirrorBook()
    /// What was settled for good so far, in order of the periods.
    private var final: [Settlement] = []
    /// The latest progress of periods that go on.
    private var progress: [Settlement] = []

    /// Nil when the program is not meant for the partner, whatever its level.
    init?(
        _ place: IncentivePlace,
        partner: PartnerIndex,
        takers: [(place: IncentivePlace, sales: IncentiveSales)],
        portfolio: Portfolio,
        filters: CompiledFilters
    ) {
        let given = portfolio.programs[place.program]
        let who = portfolio.partners[partner]
        guard given.audience.allSatisfy({ who.mayMeet($0, at: partner) }) else { return nil }
        self.place = place
        partnerIndex = partner
        seen = PartnerSales(place, partner: partner, takers: takers, portfolio, filters)
        periods =
            seen.incentive.periods(fiscalYearStarts: portfolio.terms.fiscalYearStarts)
            + seen.periodsBehindTheRun
    }

    /// The periods that a statement shows: those that end in it, and those that go on.
    func periods(in statement: Period) -> [Period] {
        periods.filter { isSeen($0, in: statement) }
    }

    /// Begins to settle a period that a statement shows, up to the payout after its limits.
    func draft(
        _ period: Period,
        in statement: Period,
        _ others: OtherPayouts,
        _ standings: ContestStandings
    ) throws(Refusal) -> PeriodDraft {
        let lastDay = seen.incentive.lastDay(of: period)
        let asOf = seen.terms.asOf
        do {
            let accrual =
                if seen.incentive.support != nil {
                    try accrueClaims(
                        seen,
                        period: period,
                        in: actingDays(of: period, in: statement),
                        isOver: lastDay < asOf,
                        before: PaidClaims(final)
                    )
                } else {
                    try accrueSales(
                        seen,
                        period: period,
                        upTo: lastDaySeen(of: period, in: statement),
                        isOver: lastDay < asOf,
                        others: others,
                        standing: standings.standing(
                            of: partnerIndex,
                            at: place,
                            in: period,
                            on: lastDaySeen(of: period, in: statement)
                        )
                    )
                }
            return try PeriodDraft(
                accrual,
                by: seen.incentive,
                isFinal: statement.span.contains(lastDay) && lastDay < asOf,
                history: history,
                terms: seen.terms,
                currency: seen.program.currency
            )
        } catch {
            throw overflow(in: period)
        }
    }

    /// The last day of a period that a statement sees.
    private func lastDaySeen(of period: Period, in statement: Period) -> Day {
        min(seen.incentive.lastDay(of: period), statement.span.last, seen.terms.asOf)
    }

    /// What the lines of each period that a statement shows come to, up to the day that it sees.
    func values(
        in statement: Period
    ) throws(Refusal) -> [(period: Period, day: Day, value: ExactFraction)] {
        var values: [(period: Period, day: Day, value: ExactFraction)] = []
        for period in periods(in: statement) {
            let day = lastDaySeen(of: period, in: statement)
            let lines = seen.counting.counted(in: DaySpan(first: period.span.first, last: day))
            do {
                let value = try seen.amount(of: seen.incentive.measure.quantity, lines)
                values.append((period, day, value))
            } catch {
                throw overflow(in: period)
            }
        }
        return values
    }

    /// Settles a draft, and keeps what it leaves to later periods where it is final.
    mutating func settle(
        _ draft: PeriodDraft,
        in statement: Period,
        beatenBy other: IncentivePlace?
    ) throws(Refusal) -> Settlement {
        if seen.stated.holds(statement) { return try settleAsStated(draft, in: statement) }
        do {
            let (mirror, back) = try takeBack(draft, in: statement, beaten: other != nil)
            let settlement = try draft.settled(at: place, beatenBy: other, takenBack: back)
            if settlement.isFinal {
                self.mirror = mirror
                history = try draft.history(
                    after: history,
                    beaten: other != nil,
                    takenBack: back
                )
                let left = PayoutFigures.Left(
                    countsFrom: settlement.accrual.firstDay,
                    excessMinorUnits: history.carriedMinorUnits,
                    mirrored: draft.pays(beaten: other != nil),
                    base: try seen.amount(of: .netSales, settlement.accrual.lines)
                )
                let leaving = settlement.leaving(left)
                final.append(leaving)
                return leaving
            } else {
                progress.removeAll { $0.accrual.period == settlement.accrual.period }
                progress.append(settlement)
            }
            return settlement
        } catch {
            throw overflow(in: draft.accrual.period)
        }
    }

    /// Takes a closed period as it was stated, and goes on from there.
    private mutating func settleAsStated(
        _ draft: PeriodDraft,
        in statement: Period
    ) throws(Refusal) -> Settlement {
        let period = draft.accrual.period
        let stated = seen.stated.payouts.first { $0.period == period }
        do {
            let settlement = try draft.settled(at: place, as: stated)
            guard settlement.isFinal else { return settlement }
            if seen.mirrors, seen.stated.isFromElsewhere(statement) {
                try mirrorElsewhere(stated?.paid ?? 0, of: draft.accrual, in: statement)
            } else if seen.mirrors {
                mirror.keep(
                    period,
                    paid: stated?.left?.mirrored ?? stated?.paid ?? 0,
                    base: try stated?.left?.base
                        ?? seen.amount(of: .netSales, draft.accrual.lines)
                )
                _ = try takeBack(in: period, of: statement, &mirror)
            }
            // What an earlier version of the rule stated for other periods is stated all the same.
            if final.isEmpty {
                for stated in seen.stated.payouts where !periods.contains(stated.period) {
                    history = try history.going(on: stated, countsFrom: stated.countsFrom)
                }
            }
            history = try history.going(
                on: stated,
                countsFrom: stated?.left?.countsFrom ?? settlement.accrual.firstDay
            )
            final.append(settlement)
            return settlement
        } catch {
            throw overflow(in: period)
        }
    }

    /// Keeps what may still be taken back of a period that another system stated.
    ///
    /// What it stated is behind all that came back by then: of earlier periods, whose part is added
    /// again, and of its own, which is off the sales that it was paid on.
    private mutating func mirrorElsewhere(
        _ paid: Int64,
        of accrual: Accrual,
        in statement: Period
    ) throws(MoneyError) {
        let back = try takeBack(in: accrual.period, of: statement, &mirror)
        let own = returns(in: accrual.period, of: statement).filter {
            soldIn($0, returnedIn: accrual.period) == accrual.period
        }
        var gross = paid
        for taken in back {
            let sum = gross.addingReportingOverflow(taken.amount)
            if sum.overflow { throw .overflow }
            gross = sum.partialValue
        }
        mirror.keep(
            accrual.period,
            paid: gross,
            base: try seen.amount(
                of: .netSales,
                seen.stated.knownElsewhere(accrual.lines + own)
            )
        )
    }

    /// What comes back up to the end of a period, and the book behind it.
    private func takeBack(
        _ draft: PeriodDraft,
        in statement: Period,
        beaten: Bool
    ) throws(MoneyError) -> (mirror: MirrorBook, back: [TakenBack]) {
        var mirror = mirror
        guard seen.mirrors else { return (mirror, []) }
        let period = draft.accrual.period
        mirror.keep(
            period,
            paid: draft.pays(beaten: beaten),
            base: try seen.amount(of: .netSales, draft.accrual.lines)
        )
        let back = try takeBack(in: period, of: statement, &mirror)
        return (mirror, back)
    }

    /// What comes back in a period as far as a statement sees it, out of what is kept of all.
    private func takeBack(
        in period: Period,
        of statement: Period,
        _ mirror: inout MirrorBook
    ) throws(MoneyError) -> [TakenBack] {
        try mirror.takeBack(
            returns(in: period, of: statement),
            rounding: seen.terms.rounding,
            soldIn: { soldIn($0, returnedIn: period) },
            worth: { line throws(MoneyError) in try seen.amount(of: .netSales, [line]) }
        )
    }

    /// The lines that take back in a period, as far as a statement sees them.
    private func returns(in period: Period, of statement: Period) -> [LineIndex] {
        actingDays(of: period, in: statement).map { seen.counting.takenBack(in: $0) } ?? []
    }

    /// The period of a return's sale, or its own where it names none; nil for no period.
    private func soldIn(_ line: LineIndex, returnedIn period: Period) -> Period? {
        guard let sale = seen.sales.returnedLines[line] else { return period }
        return periods.first { $0.span.contains(seen.counting.effectiveDay(of: sale)) }
    }

    /// The days on which what comes back, or what is claimed, acts in a period, as far as a
    /// statement sees them.
    private func actingDays(of period: Period, in statement: Period) -> DaySpan? {
        let last = min(lastTakingBack(period, in: statement), statement.span.last, seen.terms.asOf)
        let before = periods.last { $0.span.first < period.span.first }
        // Behind the run a period begins where the statement ends that settled the last of the run.
        let isBehind = period.span.first > seen.incentive.span.last
        let first =
            isBehind
            ? period.span.first
            : before.map { seen.incentive.lastDay(of: $0).adding(days: 1) } ?? .first
        return DaySpan(first: first, last: last)
    }

    /// The last day on which a period takes back or pays claims; the last of the run does so to
    /// the end of its statement.
    private func lastTakingBack(_ period: Period, in statement: Period) -> Day {
        let lastDay = seen.incentive.lastDay(of: period)
        return lastDay == seen.incentive.span.last ? max(lastDay, statement.span.last) : lastDay
    }

    /// What is paid, shared among its payees.
    func split(_ settlement: Settlement) throws(Refusal) -> Settlement {
        guard let split = seen.incentive.split else { return settlement }
        do {
            let shares = try split.share(settlement.paid.minorUnits) { column in
                seen.group(settlement.accrual.lines, by: .saleAttribute(column))
                    .mapValues { $0.reduce(0) { $0 + seen.worth($1) } }
            }
            return settlement.with(shares)
        } catch {
            throw overflow(in: settlement.accrual.period)
        }
    }

    /// What it pays for its periods that end within some days, so far where they go on.
    func payouts(ending isRead: (Day) -> Bool) -> [OtherPayouts.Settled] {
        let going = progress.filter { settlement in
            !final.contains { $0.accrual.period == settlement.accrual.period }
        }
        return (final + going).filter { isRead($0.accrual.lastDay) }
            .map { OtherPayouts.Settled($0, seen) }
    }

    /// The days that a period takes its lines from.
    func days(of period: Period) -> ClosedRange<Day> {
        let first = seen.incentive.countsFrom(
            period,
            fiscalYearStarts: seen.terms.fiscalYearStarts
        )
        return first...max(first, seen.incentive.lastDay(of: period))
    }

    /// What the incentive makes of the partner's lines, where it appears on a statement.
    func sighting(of settled: [Settlement], in statement: Period) -> Statement.Sighting? {
        if settled.isEmpty { return nil }
        if seen.incentive.measure.isOfPayouts { return nil }
        let spans = settled.compactMap { settlement in
            let lastDay =
                seen.mirrors || seen.incentive.support != nil
                ? lastTakingBack(settlement.accrual.period, in: statement)
                : settlement.accrual.lastDay
            let end = min(statement.span.last, seen.terms.asOf, lastDay)
            return DaySpan(first: settlement.accrual.firstDay, last: end)
        }
        return Statement.Sighting(
            place: place,
            sales: seen.counting,
            ofConditions: seen.selections.filter(\.isOfSeveral),
            spans: spans,
            listsOtherDays: seen.incentive.accumulates != nil || seen.incentive.countsOn != nil
                || seen.incentive.support != nil || settled.contains(where: \.isFinal)
        )
    }

    /// Whether a period of the incentive shares a day with a statement's, up to the as-of day.
    private func isSeen(_ period: Period, in statement: Period) -> Bool {
        let lastDay = seen.incentive.lastDay(of: period)
        let firstDay = max(period.span.first, seen.incentive.span.first)
        return firstDay <= min(statement.span.last, seen.terms.asOf)
            && lastDay >= statement.span.first
    }

    private func overflow(in period: Period) -> Refusal {
        let lines = seen.counting.counted(
            in: DaySpan(first: days(of: period).lowerBound, last: period.span.last)
        )
        return .overflow(
            partner: partnerIndex,
            program: place.program,
            incentive: place.incentive,
            period: period.name,
            line: lines.max { left, right in
                seen.sales.netAmounts[left].magnitude < seen.sales.netAmounts[right].magnitude
            }
        )
    }
}

extension PartnerSales {
    /// Whether anything may be taken back at the rate that it was paid at.
    fileprivate var mirrors: Bool {
        incentive.returns.rule == .mirrorRate || counting.takesBack
    }

    /// The periods of the statements behind the run in which something is taken back, or claims
    /// are decided.
    fileprivate var periodsBehindTheRun: [Period] {
        let last = incentive.span.last
        let changes = supportClaims.flatMap(\.changes).map(\.day)
        guard let lastBack = (changes + [counting.lastTakingBack].compactMap(\.self)).max(),
            lastBack > last
        else { return [] }
        let cycle = terms.statements.cycle
        let end = Period.containing(last, cycle: cycle, fiscalYearStarts: terms.fiscalYearStarts)
        let days = DaySpan(first: end.span.last.adding(days: 1), last: lastBack)
        return days.map {
            Period.all(
                overlapping: $0,
                cycle: cycle,
                fiscalYearStarts: terms.fiscalYearStarts
            )
        } ?? []
    }
}
