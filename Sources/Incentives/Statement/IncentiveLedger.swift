/// One incentive's account with one partner, settled statement by statement.
struct IncentiveLedger {
    private let program: Int
    private let incentive: Int
    private let partnerIndex: PartnerIndex
    private let seen: PartnerSales
    private let periods: [Period]
    private var history = SettlementHistory()

    /// Nil when the program is not meant for the partner, whatever its level.
    init?(
        program: Int,
        incentive: Int,
        partner: PartnerIndex,
        portfolio: Portfolio,
        filters: CompiledFilters
    ) {
        let given = portfolio.programs[program]
        let rule = given.incentives[incentive]
        let who = portfolio.partners[partner]
        guard given.audience.allSatisfy({ who.mayMeet($0, at: partner) }) else { return nil }
        self.program = program
        self.incentive = incentive
        partnerIndex = partner
        periods = rule.periods(fiscalYearStarts: portfolio.terms.fiscalYearStarts)
        seen = PartnerSales(
            program: program,
            incentive: incentive,
            partner: partner,
            portfolio,
            filters
        )
    }

    /// Settles the incentive's periods that end in a statement's period, and shows the progress of
    /// those that go on.
    mutating func settle(in statement: Period) throws(Refusal) -> [Settlement] {
        var settled: [Settlement] = []
        for period in periods where isSeen(period, in: statement) {
            let lastDay = seen.incentive.lastDay(of: period)
            let asOf = seen.terms.asOf
            let isFinal = statement.span.contains(lastDay) && lastDay < asOf
            do {
                let accrual = try accrueSales(
                    seen,
                    period: period,
                    upTo: min(lastDay, statement.span.last, asOf),
                    isOver: lastDay < asOf
                )
                settled.append(
                    try settlePeriod(
                        accrual,
                        program: program,
                        incentive: incentive,
                        by: seen.incentive,
                        isFinal: isFinal,
                        history: &history,
                        terms: seen.terms,
                        currency: seen.program.currency
                    )
                )
            } catch {
                throw .overflow(
                    partner: partnerIndex,
                    program: program,
                    incentive: incentive,
                    period: period.name,
                    line: largestLine(in: period)
                )
            }
        }
        return settled
    }

    /// What the incentive makes of the partner's lines, where it appears on a statement.
    func sighting(of settled: [Settlement], in statement: Period) -> Statement.Sighting? {
        if settled.isEmpty { return nil }
        let spans = settled.compactMap { settlement in
            let end = min(statement.span.last, seen.terms.asOf, settlement.accrual.lastDay)
            return DaySpan(first: settlement.accrual.firstDay, last: end)
        }
        return Statement.Sighting(
            program: program,
            incentive: incentive,
            sales: seen.counting,
            spans: spans,
            listsOtherDays: seen.incentive.accumulates != nil || settled.contains(where: \.isFinal)
        )
    }

    /// Whether a period of the incentive shares a day with a statement's, up to the as-of day.
    private func isSeen(_ period: Period, in statement: Period) -> Bool {
        let lastDay = seen.incentive.lastDay(of: period)
        let firstDay = max(period.span.first, seen.incentive.span.first)
        return firstDay <= min(statement.span.last, seen.terms.asOf)
            && lastDay >= statement.span.first
    }

    private func largestLine(in period: Period) -> LineIndex? {
        let start = seen.incentive.countsFrom(
            period,
            fiscalYearStarts: seen.terms.fiscalYearStarts
        )
        return seen.counting.counted(in: DaySpan(first: start, last: period.span.last)).max {
            left,
            right in
            seen.sales.netAmounts[left].magnitude < seen.sales.netAmounts[right].magnitude
        }
    }
}
