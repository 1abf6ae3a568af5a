/// Draws what belongs to a growth, an attainment or a ratio.
func drawComparison(_ rule: inout GeneratedRule, _ dice: inout Dice) {
    switch rule.measure {
    case .growth:
        if rule.settles == .run { rule.settles = .quarter }
        rule.growth.isOfUnits = dice.happens(30)
        rule.growth.baseline = dice.one(of: [
            .previousPeriod, .previousPeriod, .samePeriodLastYear, .samePeriodLastYear, .fixed,
            .average(2), .average(3),
        ])
        rule.growth.paysIncrement = dice.happens(40)
        rule.growth.missing = dice.one(of: [
            .skip, .zero, .zero, .zero, .zero, .assigned, .assigned,
        ])
        if dice.happens(50) { rule.kind = "growth" }
    case .attainment:
        rule.attainment.isOfUnits = dice.happens(30)
        rule.attainment.isProrated = dice.happens(95)
    case .ratio:
        rule.ratio.of = drawSelection(&dice)
        rule.ratio.to = drawSelection(&dice)
    case .netSales, .grossSales, .margin, .units, .orders, .customers, .partners, .payouts, .rank:
        break
    }
}

private func drawSelection(_ dice: inout Dice) -> GeneratedSelection {
    GeneratedSelection(
        measure: dice.one(of: [.netSales, .units, .orders, .customers]),
        counts: dice.happens(60) ? drawFilter(&dice) : nil
    )
}

/// Bounds of a percentage, in millionths.
func drawPercentages(_ rule: GeneratedRule, _ dice: inout Dice) -> [Int] {
    let first: Int
    switch rule.measure {
    case .attainment: first = dice.one(of: [0, 500_000, 800_000])
    case .growth: first = dice.one(of: [0, 0, 0, 50_000, 100_000])
    case _: first = dice.one(of: [0, 20_000, 150_000])
    }
    var bounds = [first]
    for _ in 0..<dice.number(0...3) {
        bounds.append((bounds.last ?? 0) + dice.number(1...60) * 10_000)
    }
    return bounds
}

/// Draws targets and baselines of the rules of a portfolio.
func drawFigures(
    _ portfolio: inout GeneratedPortfolio,
    _ calendar: SlowCalendar,
    _ dice: inout Dice
) {
    for program in portfolio.programs {
        for rule in program.rules {
            let isTarget = rule.measure == .attainment
            let isBaseline =
                rule.measure == .growth
                && (rule.growth.baseline == .fixed || rule.growth.missing == .assigned)
            guard isTarget || isBaseline else { continue }
            let isOfUnits = isTarget ? rule.attainment.isOfUnits : rule.growth.isOfUnits
            let span = rule.window.map { $0.clamped(to: program.runs) } ?? program.runs
            let periods = calendar.periods(rule.settles, of: span)
            let figures = portfolio.partners.indices.flatMap { partner in
                drawFigures(rule, partner, periods, isOfUnits: isOfUnits, &dice)
            }
            if isTarget {
                portfolio.targets += figures
            } else {
                portfolio.baselines += figures
            }
        }
    }
}

private func drawFigures(
    _ rule: GeneratedRule,
    _ partner: Int,
    _ periods: [SlowPeriod],
    isOfUnits: Bool,
    _ dice: inout Dice
) -> [GeneratedFigure] {
    var figures: [GeneratedFigure] = []
    for period in periods where dice.happens(90) {
        let amount =
            isOfUnits
            ? dice.number(0...120) : dice.number(1...50) * dice.one(of: [1_000, 90_000])
        figures.append(
            GeneratedFigure(
                partner: partner,
                rule: rule.name,
                period: period.name,
                amount: amount
            )
        )
    }
    return figures
}

/// Lets some rules ask for a part of a target, beside other conditions or alone.
func drawAttained(_ portfolio: inout GeneratedPortfolio, _ calendar: SlowCalendar) {
    var dice = Dice(seed: 41_000_047 + portfolio.seed)
    for program in portfolio.programs.indices {
        for number in portfolio.programs[program].rules.indices {
            var rule = portfolio.programs[program].rules[number]
            guard rule.each == nil, rule.measure != .payouts,
                dice.happens(rule.gate == nil ? 12 : 40)
            else { continue }
            let condition = GeneratedCondition(attains: dice.number(1...150) * 10_000)
            var conditions = rule.gate?.conditions ?? []
            conditions.insert(condition, at: dice.number(0...conditions.count))
            rule.gate = GeneratedGate(
                atLeast: dice.number(1...conditions.count),
                conditions: conditions
            )
            if rule.measure != .attainment {
                rule.attainment = GeneratedAttainment(
                    isOfUnits: dice.happens(30),
                    isProrated: dice.happens(80)
                )
                let runs = portfolio.programs[program].runs
                let span = rule.window.map { $0.clamped(to: runs) } ?? runs
                for partner in portfolio.partners.indices {
                    portfolio.targets += drawFigures(
                        rule,
                        partner,
                        calendar.periods(rule.settles, of: span),
                        isOfUnits: rule.attainment.isOfUnits,
                        &dice
                    )
                }
            }
            portfolio.programs[program].rules[number] = rule
        }
    }
}

/// Lets a rule run for each value of a column.
func drawEach(_ rule: inout GeneratedRule, _ dice: inout Dice) {
    guard !rule.measure.isComparison, !dividesByMeasure(rule), dice.happens(30) else { return }
    rule.each = dice.one(of: ["customer", "customer", "order", "line", "channel"])
    if rule.each == "line", rule.returns == .restate { rule.each = "customer" }
    if dice.happens(60) { rule.capEach = dice.one(of: [300, 4_000, 30_000]) }
}

/// Lets a measure run on over the year or the run.
func drawAccumulation(_ rule: inout GeneratedRule, _ dice: inout Dice) {
    guard !rule.measure.isComparison, rule.group?.isBestOf != true, rule.returns != .mirror,
        rule.capPeriod == nil,
        rule.floor == nil, rule.settles != .run, rule.settles != .year, dice.happens(42)
    else { return }
    rule.accumulates = dice.one(of: GeneratedAccumulation.allCases)
}

func drawGate(_ dice: inout Dice) -> GeneratedGate {
    var conditions: [GeneratedCondition] = []
    for _ in 0..<dice.number(1...3) {
        var condition = GeneratedCondition()
        if dice.happens(30) {
            condition.level = dice.number(0...2)
        } else {
            condition.measure = dice.one(of: [
                .netSales, .units, .orders, .customers, .grossSales, .margin,
            ])
            if dice.happens(40) { condition.counts = drawFilter(&dice) }
            if dice.happens(65) { condition.overMonths = dice.one(of: [2, 6, 12]) }
            condition.from =
                condition.measure.isMoney
                ? dice.number(1...90) * dice.one(of: [100, 20_000]) : dice.number(1...9)
        }
        conditions.append(condition)
    }
    return GeneratedGate(atLeast: dice.number(1...conditions.count), conditions: conditions)
}
