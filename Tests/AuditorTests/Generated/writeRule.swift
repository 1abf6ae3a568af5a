/// A program as a document.
func programText(_ program: GeneratedProgram, _ portfolio: GeneratedPortfolio) -> String {
    let partners = program.audience.map { portfolio.partners[$0].id }
    var text = """
        ---
        title: Program \(program.id)
        runs: \(spanText(program.runs))
        approved: {by: Auditor, on: 2025-01-01}
        audience: {partners: [\(partners.joined(separator: ", "))]}

        """
    if let budget = program.budget {
        text +=
            "budget: {amount: \(dollarText(budget.amount)), when_exceeded: "
            + "\(budget.isFirstCome ? "first_come" : "prorate")}\n"
    }
    return text + "incentives:\n" + program.rules.map(ruleText).joined() + "---\nTerms.\n"
}

func spanText(_ span: ClosedRange<Int>) -> String {
    "\(dayText(span.lowerBound))..\(dayText(span.upperBound))"
}

private func ruleText(_ rule: GeneratedRule) -> String {
    var keys = ["id: \(rule.id)", "kind: \(rule.kind)", "settles: \(rule.settles.rawValue)"]
    if let window = rule.window { keys.append("window: \(spanText(window))") }
    if let eligible = eligibleText(rule) { keys.append(eligible) }
    if let counts = rule.counts { keys.append("counts: \(filterText(counts))") }
    keys += measureKeys(rule)
    if rule.rollup != .own { keys.append("measures: \(rule.rollup.rawValue)") }
    if rule.measure != .rank {
        keys += rule.isSingle ? rule.steps.flatMap(rewardKeys) : tierKeys(rule)
    }
    keys += stackingKeys(rule)
    // What other rules pay has no lines, and nothing of it comes back.
    if rule.measure != .payouts {
        let within = rule.within.map { "{rule: \(rule.returns.rawValue), within: \($0) months}" }
        keys.append("returns: \(within ?? rule.returns.rawValue)")
    }
    if rule.measureRate != .saleDay {
        keys.append("measure_rate: \(rule.measureRate.rawValue)")
    }
    if rule.claimsBack == true { keys.append("claim_back: true") }
    if rule.countsOnDelivery { keys.append("counts_on: delivered") }
    if let base = rule.base { keys.append("base: \(selectionText(base))") }
    if let claimed = rule.claimed {
        keys.append("claim_within: \(claimed.within) days")
        if let late = claimed.late {
            let every = late.isByWeek ? "week" : "month"
            keys.append("late: {lose: \(percentText(late.lose)), every: \(every)}")
        }
    }
    if !rule.split.isEmpty {
        let shares = rule.split.map { "{to: \($0.payee), share: \($0.percent)%}" }
        keys.append("split: [\(shares.joined(separator: ", "))]")
    }
    keys += limitKeys(rule)
    if let each = rule.each { keys.append("each: \(each)") }
    if let accumulates = rule.accumulates {
        keys.append("accumulates: \(accumulates.rawValue)")
    }
    if let gate = rule.gate { keys += gateKeys(gate, rule.attainment) }
    return "  - " + keys.joined(separator: "\n    ") + "\n"
}

private func eligibleText(_ rule: GeneratedRule) -> String? {
    var tests = rule.levelAtLeast.map { ["level_at_least: \(generatedLevels[$0])"] } ?? []
    if rule.asksForDeal { tests.append("deal_registered: true") }
    if tests.isEmpty { return nil }
    if rule.levelAtLeast != nil, rule.isAsOfPeriodEnd { tests.append("as_of: period_end") }
    return "eligible: {\(tests.joined(separator: ", "))}"
}

private func stackingKeys(_ rule: GeneratedRule) -> [String] {
    var keys: [String] = []
    if let group = rule.group {
        let rule = group.isBestOf ? "best_of" : "exclusive, priority: \(group.priority)"
        keys.append("group: {name: \(group.name), rule: \(rule)}")
    }
    if !rule.netOf.isEmpty { keys.append("net_of: [\(rule.netOf.joined(separator: ", "))]") }
    return keys
}

func filterText(_ filter: GeneratedFilter) -> String {
    var test = "\(filter.column): [\(filter.texts.joined(separator: ", "))]"
    if let days = filter.deliveredWithin {
        test = "delivered: {after: \(days.lowerBound) days, within: \(days.upperBound) days}"
    } else if let grades = filter.grades {
        test = "grade: {from: \(grades.lowerBound), below: \(grades.upperBound)}"
    }
    return filter.isNegated ? "{not: {\(test)}}" : "{\(test)}"
}

private func boundText(_ bound: Int, _ rule: GeneratedRule) -> String {
    rule.measure.isComparison ? percentText(bound) : figureText(bound, rule.measure)
}

/// A sum of a measure: dollars, or a number.
func figureText(_ figure: Int, _ measure: GeneratedMeasure) -> String {
    measure.isMoney ? dollarText(figure) : "\(figure)"
}

private func tierKeys(_ rule: GeneratedRule) -> [String] {
    var keys = ["tiers:", "  mode: \(rule.mode.rawValue)"]
    if rule.isMoreThan { keys.append("  reach: more_than") }
    if rule.sumsAmounts { keys.append("  amounts: sum") }
    keys.append("  steps:")
    for step in rule.steps {
        var parts = ["from: \(boundText(step.from, rule))"] + rewardKeys(step)
        if step.isFromZero { parts.append("applies: from_zero") }
        keys.append("    - {\(parts.joined(separator: ", "))}")
    }
    return keys
}

private func rewardKeys(_ step: GeneratedStep) -> [String] {
    var keys: [String] = []
    if let rate = step.rate { keys.append("rate: \(variedText(rate, percentText))") }
    if let price = step.perUnit { keys.append("per_unit: \(variedText(price, millionths))") }
    if let per = step.per { keys.append("per: \(per)") }
    if step.isCeil { keys.append("blocks: ceil") }
    if let amount = step.amount { keys.append("amount: \(dollarText(amount))") }
    return keys
}

private func variedText(_ varied: GeneratedVaried, _ text: (Int) -> String) -> String {
    if let second = varied.second {
        let bound = { figureText($0, second.measure) }
        let cases = zip(second.bounds, second.values).map { "\(bound($0)): \(text($1))" }
        let steps = second.bounds.map(bound).joined(separator: ", ")
        return "{by: {measure: \(second.measure.rawValue), steps: [\(steps)]}, "
            + "\(cases.joined(separator: ", ")), else: \(text(varied.same))}"
    }
    guard let column = varied.column else { return text(varied.same) }
    let cases = varied.cases.map { "\($0.text): \(text($0.value))" }
    return "{by: \(column), \(cases.joined(separator: ", ")), else: \(text(varied.same))}"
}

private func limitKeys(_ rule: GeneratedRule) -> [String] {
    var caps: [String] = []
    if let cap = rule.capMeasure { caps.append("measure: \(boundText(cap, rule))") }
    if let cap = rule.capEach { caps.append("each: \(dollarText(cap))") }
    if let cap = rule.capPeriod { caps.append("period: \(dollarText(cap))") }
    if let cap = rule.capRun { caps.append("run: \(dollarText(cap))") }
    if rule.isExcessCarried { caps.append("excess: carried") }
    var keys = caps.isEmpty ? [] : ["cap: {\(caps.joined(separator: ", "))}"]
    if let floor = rule.floor { keys.append("floor: {period: \(dollarText(floor))}") }
    return keys
}
