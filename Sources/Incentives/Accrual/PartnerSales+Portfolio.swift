extension PartnerSales {
    /// Gathers what one incentive reads of a partner; `takers` are the members of its exclusive
    /// group that go first.
    init(
        _ place: IncentivePlace,
        partner: PartnerIndex,
        takers: [(place: IncentivePlace, sales: IncentiveSales)],
        _ portfolio: Portfolio,
        _ filters: CompiledFilters
    ) {
        let given = portfolio.programs[place.program]
        let rule = given.incentives[place.incentive]
        let own = filters.ofIncentives[place.program][place.incentive]
        let claims = rule.claimed == nil ? [:] : portfolio.claims.of(place)
        let supportClaims = portfolio.priceClaims.of(partner, at: place)
        let sets = LineSets(rule, of: partner, portfolio)
        let judged = { (lines: LineRule, filter: CompiledFilter, set: LineSet, takers) in
            portfolio.judge(
                set,
                of: partner,
                by: lines,
                filter,
                takers: takers,
                claims: claims,
                claimedLines: rule.support.map { ClaimedLines(supportClaims, $0) },
                countedDays: lines.countsOn.flatMap { filters.dayColumns[$0] }
            )
        }
        let terms = portfolio.terms
        let lines = { (forBaseline: Bool) in
            LineRule(program: given, incentive: rule, terms: terms, forBaseline: forBaseline)
        }
        self.init(
            program: given,
            incentive: rule,
            partner: portfolio.partners[partner],
            partnerIndex: partner,
            sales: portfolio.sales,
            products: portfolio.products,
            terms: terms,
            conversion: LineConversion(rule, of: given, portfolio),
            stated: portfolio.stated.history(of: partner, at: place),
            claims: claims,
            supportClaims: supportClaims,
            counting: judged(lines(false), own, sets.measured, takers),
            baselineSales: judged(lines(true), own, sets.baseline, []),
            selections: rule.selections.enumerated().map { number, selection in
                judged(
                    number < rule.firstGateSelection
                        ? LineRule(program: given, incentive: rule, terms: terms, side: selection)
                        : LineRule(selection: selection, of: rule),
                    filters.ofSelections[place.program][place.incentive][number],
                    sets.lines(of: selection),
                    []
                )
            },
            assignedTargets: portfolio.targets.figures(partner: partner, at: place),
            assignedBaselines: portfolio.baselines.figures(partner: partner, at: place)
        )
    }
}

/// The lines that an incentive's measure and its selections take, each set made once.
private struct LineSets {
    let measured: LineSet
    /// None where nothing is compared with earlier sales.
    let baseline: LineSet
    private let others: [Rollup: LineSet]

    init(_ incentive: Incentive, of partner: PartnerIndex, _ portfolio: Portfolio) {
        measured = portfolio.lines(of: partner, incentive.rollup)
        if case .growth = incentive.measure {
            baseline = measured
        } else {
            baseline = .none(of: portfolio.sales)
        }
        let rollups = Set(incentive.selections.compactMap(\.rollup))
            .subtracting([incentive.rollup])
        others = Dictionary(
            uniqueKeysWithValues: rollups.map { ($0, portfolio.lines(of: partner, $0)) }
        )
    }

    func lines(of selection: Selection) -> LineSet {
        selection.rollup.flatMap { others[$0] } ?? measured
    }
}

extension Portfolio {
    /// Some lines as a rule sees them for a partner.
    fileprivate func judge(
        _ lines: LineSet,
        of partner: PartnerIndex,
        by rule: LineRule,
        _ filter: CompiledFilter,
        takers: [(place: IncentivePlace, sales: IncentiveSales)],
        claims: [LineIndex: Day],
        claimedLines: ClaimedLines?,
        countedDays: DayColumn?
    ) -> IncentiveSales {
        let coverage =
            rule.eligibility.needsDeal
            ? DealCoverage(deals, sales, products) : nil
        let judge = LineJudge(
            rule: rule,
            earner: partner,
            partners: partners,
            sales: sales,
            knowledge: stated.knowledge,
            filter: filter,
            takers: takers,
            claims: claims,
            claimedLines: claimedLines,
            territories: territoryCoverage(for: rule.counts),
            coverage: coverage,
            countedDays: countedDays
        )
        return IncentiveSales(lines: lines, judge: judge)
    }
}
