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
        let range = portfolio.sales.linesOfPartner[partner]
        let own = filters.ofIncentives[place.program][place.incentive]
        let claims = rule.claimed == nil ? [:] : portfolio.claims.of(place)
        let supportClaims = portfolio.priceClaims.of(partner, at: place)
        let judged = { (lines: LineRule, filter: CompiledFilter, range: Range<LineIndex>, takers) in
            portfolio.judge(
                range,
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
        let assigned = { (figures: AssignedFigures) in
            figures.figures(partner: partner, at: place)
        }
        var baseline = range.lowerBound..<range.lowerBound
        if case .growth = rule.measure { baseline = range }
        self.init(
            program: given,
            incentive: rule,
            partner: portfolio.partners[partner],
            sales: portfolio.sales,
            products: portfolio.products,
            terms: terms,
            conversion: LineConversion(rule, of: given, portfolio),
            claims: claims,
            supportClaims: supportClaims,
            counting: judged(lines(false), own, range, takers),
            baselineSales: judged(lines(true), own, baseline, []),
            selections: rule.selections.enumerated().map { number, selection in
                judged(
                    number < rule.firstGateSelection
                        ? LineRule(program: given, incentive: rule, terms: terms, side: selection)
                        : LineRule(selection: selection, returns: rule.returns),
                    filters.ofSelections[place.program][place.incentive][number],
                    range,
                    []
                )
            },
            assignedTargets: assigned(portfolio.targets),
            assignedBaselines: assigned(portfolio.baselines)
        )
    }
}

extension Portfolio {
    /// Some lines of a partner as a rule sees them.
    fileprivate func judge(
        _ range: Range<LineIndex>,
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
            ? DealCoverage(deals: deals, partner: partner, sales: sales, products: products) : nil
        let judge = LineJudge(
            rule: rule,
            partner: partners[partner],
            partnerIndex: partner,
            sales: sales,
            filter: filter,
            takers: takers,
            claims: claims,
            claimedLines: claimedLines,
            territories: territoryCoverage(of: partner, for: rule.counts),
            coverage: coverage,
            countedDays: countedDays
        )
        return IncentiveSales(range: range, judge: judge)
    }
}
