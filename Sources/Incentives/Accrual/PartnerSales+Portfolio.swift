extension PartnerSales {
    /// Gathers what one incentive reads of a partner.
    init(
        program: Int,
        incentive: Int,
        partner: PartnerIndex,
        _ portfolio: Portfolio,
        _ filters: CompiledFilters
    ) {
        let given = portfolio.programs[program]
        let rule = given.incentives[incentive]
        let range = portfolio.sales.linesOfPartner[partner]
        let own = filters.ofIncentives[program][incentive]
        let sales = { (lines: LineRule, filter: CompiledFilter, range: Range<LineIndex>) in
            IncentiveSales(
                range: range,
                judge: LineJudge(
                    rule: lines,
                    partner: portfolio.partners[partner],
                    partnerIndex: partner,
                    sales: portfolio.sales,
                    filter: filter
                )
            )
        }
        let lines = { (forBaseline: Bool) in
            LineRule(
                program: given,
                incentive: rule,
                terms: portfolio.terms,
                forBaseline: forBaseline
            )
        }
        let assigned = { (figures: AssignedFigures) in
            figures.figures(partner: partner, program: program, incentive: incentive)
        }
        var baseline = range.lowerBound..<range.lowerBound
        if case .growth = rule.measure { baseline = range }
        self.init(
            program: given,
            incentive: rule,
            partner: portfolio.partners[partner],
            sales: portfolio.sales,
            products: portfolio.products,
            terms: portfolio.terms,
            counting: sales(lines(false), own, range),
            baselineSales: sales(lines(true), own, baseline),
            selections: rule.selections.enumerated().map { place, selection in
                sales(
                    LineRule(selection: selection, returns: rule.returns),
                    filters.ofSelections[program][incentive][place],
                    range
                )
            },
            assignedTargets: assigned(portfolio.targets),
            assignedBaselines: assigned(portfolio.baselines)
        )
    }
}
