/// The measure of a rule with the keys that belong to it.
func measureKeys(_ rule: GeneratedRule) -> [String] {
    let key = "measure: \(rule.measure.rawValue)"
    switch rule.measure {
    case .netSales, .grossSales, .margin, .units, .orders, .customers, .partners: return [key]
    case .payouts: return ["measure: {payouts: [\(rule.payouts.joined(separator: ", "))]}"]
    case .rank: return [key] + contestKeys(rule.contest ?? GeneratedContest())
    case .growth: return [key, growthText(rule.growth)]
    case .attainment: return [key, "attainment: {\(attainmentText(rule.attainment))}"]
    case .ratio:
        let (of, to) = (selectionText(rule.ratio.of), selectionText(rule.ratio.to))
        return [key, "ratio: {of: \(of), to: \(to)}"]
    }
}

private func contestKeys(_ contest: GeneratedContest) -> [String] {
    let prizes = contest.prizes.map { prize in
        let (first, last) = (prize.ranks.lowerBound, prize.ranks.upperBound)
        let ranks = first == last ? "\(first)" : "\(first)..\(last)"
        let from = prize.from.map { ", from: \(figureText($0, contest.rankedBy))" } ?? ""
        return "{ranks: \(ranks), amount: \(dollarText(prize.amount))\(from)}"
    }
    let keys = [
        "ranked_by: {measure: \(contest.rankedBy.rawValue)}",
        "prizes: [\(prizes.joined(separator: ", "))]",
    ]
    return keys + (contest.isByCountry ? ["field: country"] : [])
}

private func growthText(_ growth: GeneratedGrowth) -> String {
    let baseline =
        switch growth.baseline {
        case .previousPeriod: "previous_period"
        case .samePeriodLastYear: "same_period_last_year"
        case .fixed: "fixed"
        case .average(let count): "{average: \(count)}"
        }
    let parts = [
        "of: \(growth.isOfUnits ? "units" : "net_sales")", "baseline: \(baseline)",
        "pays_on: \(growth.paysIncrement ? "increment" : "total")",
        "no_baseline: \(growth.missing.rawValue)",
    ]
    return "growth: {\(parts.joined(separator: ", "))}"
}

func selectionText(_ selection: GeneratedSelection) -> String {
    let counts = selection.counts.map { ", counts: \(filterText($0))" } ?? ""
    return "{measure: \(selection.measure.rawValue)\(counts)}"
}

private func attainmentText(_ attainment: GeneratedAttainment) -> String {
    let of = attainment.isOfUnits ? "units" : "net_sales"
    let prorate = attainment.isProrated ? "active_days" : "none"
    return "of: \(of), prorate: \(prorate)"
}

func gateKeys(_ gate: GeneratedGate, _ attainment: GeneratedAttainment) -> [String] {
    let conditions = gate.conditions.map { condition in
        if let level = condition.level { return "{level_at_least: \(generatedLevels[level])}" }
        if let attains = condition.attains {
            let of = attainmentText(attainment)
            return "{measure: attainment, \(of), from: \(percentText(attains))}"
        }
        let measure = condition.measure
        var parts = [
            "measure: \(measure.rawValue)", "from: \(figureText(condition.from, measure))",
        ]
        if condition.rollup != .own { parts.append("measures: \(condition.rollup.rawValue)") }
        if let counts = condition.counts { parts.append("counts: \(filterText(counts))") }
        if let months = condition.overMonths { parts.append("over: \(months) months") }
        return "{\(parts.joined(separator: ", "))}"
    }
    return [
        "requires:", "  at_least: \(gate.atLeast)",
        "  of: [\(conditions.joined(separator: ", "))]",
    ]
}

/// Targets or baselines as a file has them.
func figuresText(
    _ figures: [(GeneratedFigure, GeneratedPortfolio)],
    isOfUnits: (GeneratedRule) -> Bool
) -> String {
    let rows = figures.map { figure, portfolio in
        let rule = portfolio.programs.flatMap(\.rules).first { $0.name == figure.rule }
        let isOfUnits = rule.map(isOfUnits) ?? false
        let amount = figureText(figure.amount, isOfUnits ? .units : .netSales)
        return
            "\(portfolio.partners[figure.partner].id),\(figure.rule),\(figure.period),\(amount)\n"
    }
    return "partner,incentive,period,amount\n" + rows.joined()
}
