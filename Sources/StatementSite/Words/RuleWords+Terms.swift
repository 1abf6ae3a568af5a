import Incentives

extension RuleWords {
    /// What counts, with the days: Road Bikes and Mountain Bikes, sold 1 January to 31 March 2026.
    var counts: String {
        if incentive.measure.isOfPayouts { return stacking.payouts }
        return counts(with: phrases(.countsDays, ["span": format.span(incentive.span)]))
    }

    /// What counts on whatever days; days that are said stand behind the lines.
    func counts(with days: String) -> String {
        let sold = (filter.lines(incentive.counts) ?? phrases(.countsAll)) + days
        let counted =
            portfolio.territories.bind(incentive.counts)
            ? phrases(.countsTerritory, ["lines": sold]) : sold
        guard let column = incentive.countsOn else { return counted }
        return phrases(
            .countsOnDay,
            ["lines": counted, "column": filter.name(of: .saleAttribute(column))]
        )
    }

    /// Who may earn, and as of which day.
    var eligible: String {
        let conditions = program.audience + incentive.eligibility.conditions
        let who = conditions.isEmpty ? phrases(.eligibleAll) : filter.partners(conditions)
        let eligible =
            incentive.eligibility.needsDeal ? phrases(.eligibleDeal, ["who": who]) : who
        if conditions.isEmpty { return eligible }
        switch incentive.eligibility.asOf {
        case .sale: return phrases(.eligibleAsOfSale, ["who": eligible])
        case .periodEnd: return phrases(.eligibleAsOfEnd, ["who": eligible])
        }
    }

    /// The measure, and what it is before and after.
    var measureNote: String {
        if incentive.measure.isOfPayouts { return phrases(.measurePayoutsNote) }
        return switch incentive.measure.quantity {
        case .netSales: phrases(.measureNetSalesNote)
        case .grossSales: phrases(.measureGrossSalesNote)
        case .margin: phrases(.measureMarginNote)
        case .units: phrases(.measureUnitsNote)
        case .orders: phrases(.measureOrdersNote)
        case .customers: phrases(.measureCustomersNote)
        case .partners: phrases(.measurePartnersNote)
        }
    }

    /// How returns act.
    var returns: String {
        if incentive.support != nil { return phrases(.returnsSupport) }
        let rule =
            switch incentive.returns.rule {
            case .restateOriginal:
                phrases(
                    program.mirrorsLateReturns(of: incentive)
                        ? .returnsRestate : .returnsRestateAlways
                )
            case .netInPeriod: phrases(.returnsNet)
            case .mirrorRate: phrases(.returnsMirror)
            }
        guard let within = incentive.returns.within else { return rule }
        return phrases(
            .returnsWithin,
            ["rule": rule, "duration": filter.duration(within)]
        )
    }

    /// By which rate lines in other currencies are read; nil where there are none.
    var measureRate: String? {
        let currency = program.currency
        guard portfolio.sales.currencies.contains(where: { $0 != currency }) else { return nil }
        let rule: Phrase =
            switch incentive.measureRate {
            case .saleDay: .measureRateSaleDay
            case .monthAverage: .measureRateMonth
            case .runStart: .measureRateRun
            }
        return phrases(rule, ["currency": currency.code])
    }

    /// What a claim of price support is paid.
    func supportRule(each: String) -> String {
        guard let lines = filter.lines(incentive.counts) else {
            return phrases(.ruleSupport, ["each": each])
        }
        return phrases(.ruleSupportOf, ["each": each, "lines": lines])
    }

    /// When lines must be claimed; nil where they need no claim.
    var claims: String? {
        if let support = incentive.support {
            return phrases(.claimRuleSupport, ["duration": filter.duration(support.within)])
        }
        return incentive.claimed.map { terms in
            let rule = phrases(.claimRule, ["duration": filter.duration(terms.within)])
            guard let late = terms.late else { return rule }
            return phrases(
                late.every == .month ? .claimLateMonth : .claimLateWeek,
                ["rule": rule, "rate": format.rate(late.lose)]
            )
        }
    }

    /// Who has which share of the payout; empty where the partner has all.
    var shares: [String] {
        (incentive.split?.shares ?? []).map { share in
            phrases(.splitRule, ["rate": format.rate(share.rate), "payee": payee(share.to)])
        }
    }

    private func payee(_ payee: Split.Payee) -> String {
        switch payee {
        case .partner: phrases(.payeePartner)
        case .column(let column):
            phrases(.payeeColumn, ["column": filter.name(of: .saleAttribute(column))])
        }
    }

    /// What each payee has of a payout, each in a sentence.
    func shares(of settlement: Settlement) -> [String] {
        settlement.shares.map { share in
            var payee = phrases(.payeePartner)
            if case .column(let column) = share.to, let name = share.name {
                payee = phrases(
                    .payeeNamed,
                    ["name": name, "column": filter.name(of: .saleAttribute(column))]
                )
            }
            return phrases(
                .splitShare,
                [
                    "amount": format.amount(share.minorUnits, program.currency),
                    "rate": format.rate(share.rate), "payee": payee,
                ]
            )
        }
    }

    /// What of a payout goes to the partner's parent; nil for nothing.
    func passedOn(_ settlement: Settlement) -> String? {
        if !settlement.goesToParent || settlement.paid.minorUnits == 0 { return nil }
        return phrases(.paidToParent, ["amount": phrases.money(settlement.paid, format)])
    }

    /// The cap over a period, or else over the run; nil where there is none.
    var cap: String? { periodCap ?? runCap }

    private var periodCap: String? {
        let limit = incentive.limits.period
        return limit.cap.map { cap in
            phrases(
                limit.excess == .carried ? .limitCapCarried : .limitCap,
                ["amount": format.amount(cap, program.currency), "period": periodWord]
            )
        }
    }

    private var runCap: String? {
        incentive.limits.run.map { cap in
            phrases(.limitCapRun, ["amount": format.amount(cap, program.currency)])
        }
    }

    /// Floors and caps, each in a sentence; empty where there is none.
    var limits: [String] {
        var lines: [String] = []
        let limit = incentive.limits.period
        if let floor = limit.floor {
            lines.append(
                phrases(
                    .limitFloor,
                    ["amount": format.amount(floor, program.currency), "period": periodWord]
                )
            )
        }
        if let cap = incentive.limits.each {
            lines.append(
                phrases(.limitCapEach, ["amount": format.amount(cap, program.currency)])
            )
        }
        lines += [periodCap, runCap].compactMap(\.self)
        if let cap = incentive.limits.measure {
            lines.append(phrases(.limitCapMeasure, ["amount": bound(cap)]))
        }
        return lines
    }

    /// Who is ranked by what, and what each place wins.
    func contestRule(_ contest: Contest, each: String) -> String {
        let prizes = phrases.list(contest.prizes.map(words))
        guard let field = contest.field else {
            return phrases(
                .ruleContest,
                ["each": each, "measure": measureOf, "prizes": prizes]
            )
        }
        return phrases(
            .ruleContestField,
            [
                "each": each, "measure": measureOf, "prizes": prizes,
                "field": filter.name(of: .partner(field)),
            ]
        )
    }

    private func words(_ prize: Contest.Prize) -> String {
        let amount = format.amount(prize.amount, program.currency)
        let (first, last) = (prize.ranks.lowerBound, prize.ranks.upperBound)
        let text =
            first == last
            ? phrases(.prizeRank, ["amount": amount, "rank": format.count(first)])
            : phrases(
                .prizeRanks,
                ["amount": amount, "first": format.count(first), "last": format.count(last)]
            )
        return prize.from.map { phrases(.prizeFrom, ["prize": text, "from": bound($0)]) } ?? text
    }

    /// What all partners of the program share; nil where nothing limits them together.
    var budget: String? {
        program.budget.map { budget in
            phrases(
                budget.whenExceeded == .prorate ? .limitBudget : .limitBudgetFirst,
                ["amount": format.amount(budget.amount, program.currency)]
            )
        }
    }
}

extension RuleWords {
    /// What a step pays; in an interpolated table the rates between which it lies.
    func rewards(of step: Int) -> String {
        let steps = incentive.table.steps
        let own = phrases.list(steps[step].rewards.map(reward))
        guard incentive.table.mode.isSloping, step + 1 < steps.count else { return own }
        let next = phrases.list(steps[step + 1].rewards.map(reward))
        return phrases(.rateBetween, ["from": own, "to": next])
    }
}
