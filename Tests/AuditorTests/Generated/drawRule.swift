/// Draws a program with its rules.
func drawProgram(
    _ id: String,
    _ portfolio: GeneratedPortfolio,
    _ calendar: SlowCalendar,
    _ dice: inout Dice
) -> GeneratedProgram {
    let first = dice.one(of: [
        dayNumber(2025, 10, 1), dayNumber(2026, 1, 1), dayNumber(2026, 2, 10),
    ])
    let last = dice.one(of: [
        dayNumber(2026, 12, 31), dayNumber(2026, 9, 30), dayNumber(2026, 10, 17),
    ])
    var audience = Array(portfolio.partners.indices)
    if audience.count > 2, dice.happens(15) { audience.removeLast() }
    var program = GeneratedProgram(id: id, runs: first...last, rules: [], audience: audience)
    for number in 1...dice.one(of: [1, 1, 2]) {
        program.rules.append(drawRule(program, "i\(number)", portfolio.lines, calendar, &dice))
    }
    return program
}

/// Draws a rule of the plain kind: lines, a measure, a table.
private func drawRule(
    _ program: GeneratedProgram,
    _ id: String,
    _ lines: [GeneratedLine],
    _ calendar: SlowCalendar,
    _ dice: inout Dice
) -> GeneratedRule {
    var rule = GeneratedRule(program: program.id, id: id)
    rule.kind = dice.one(of: ["rebate", "volume", "bonus"])
    rule.settles = dice.one(of: [.month, .month, .quarter, .quarter, .half, .year, .run])
    if dice.happens(20) {
        let first = dice.day(from: dayNumber(2026, 2, 1), to: dayNumber(2026, 5, 1))
        rule.window = first...dice.day(from: dayNumber(2026, 6, 10), to: dayNumber(2026, 9, 25))
    }
    if dice.happens(38) {
        rule.levelAtLeast = dice.number(0...2)
        rule.isAsOfPeriodEnd = dice.happens(90)
    }
    if dice.happens(30) { rule.counts = drawFilter(&dice) }
    rule.measure = dice.one(of: [
        .netSales, .netSales, .netSales, .grossSales, .margin, .units, .units, .orders, .customers,
        .growth, .growth, .growth, .attainment, .attainment, .attainment, .ratio,
    ])
    if rule.measure == .ratio, !isWhole(program, calendar) { rule.measure = .attainment }
    if rule.measure == .ratio {
        rule.window = nil
        rule.levelAtLeast = nil
        rule.isAsOfPeriodEnd = false
    }
    if rule.measure.isComparison { drawComparison(&rule, &dice) }
    drawTable(&rule, &dice)
    rule.returns = dice.one(of: [.restate, .restate, .net, .net, .mirror, .mirror, .mirror])
    if rule.returns == .mirror,
        rule.measure == .grossSales || dividesByMeasure(rule)
            || cutsReturns(rule, program, lines, calendar)
    {
        rule.returns = .restate
    }
    if rule.returns == .net, rule.measure == .ratio { rule.returns = .restate }
    if dice.happens(30) { rule.within = dice.number(1...4) }
    drawLimits(&rule, &dice)
    drawEach(&rule, &dice)
    drawAccumulation(&rule, &dice)
    if rule.each == nil, dice.happens(19) { rule.gate = drawGate(&dice) }
    return rule
}

/// Whether no period is cut by the run.
private func isWhole(_ program: GeneratedProgram, _ calendar: SlowCalendar) -> Bool {
    program.runs.lowerBound == calendar.period(.quarter, holding: program.runs.lowerBound).first
        && program.runs.upperBound
            == calendar.period(.quarter, holding: program.runs.upperBound).last
}

/// Whether something comes back between the last day of a rule and the end of a year.
private func cutsReturns(
    _ rule: GeneratedRule,
    _ program: GeneratedProgram,
    _ lines: [GeneratedLine],
    _ calendar: SlowCalendar
) -> Bool {
    let span = rule.window.map { $0.clamped(to: program.runs) } ?? program.runs
    let end = calendar.period(.year, holding: span.upperBound).last
    return lines.contains { $0.isReturn && span.upperBound < $0.day && $0.day <= end }
}

func drawFilter(_ dice: inout Dice) -> GeneratedFilter {
    let columns = [
        ("product_line", generatedProducts.map(\.line)), ("channel", ["web", "shop"]),
        ("customer", ["c1", "c2", "c3", "c4"]), ("product", generatedProducts.map(\.id)),
    ]
    let (column, texts) = dice.one(of: columns)
    var filter = GeneratedFilter(column: column, texts: dice.some(of: Array(texts.dropLast())))
    if dice.happens(20) {
        let low = dice.number(0...5)
        filter.grades = low..<low + dice.number(2...4)
    }
    filter.isNegated = dice.happens(35)
    return filter
}

/// The bounds that fit the sums of a measure.
func drawBounds(_ rule: GeneratedRule, _ dice: inout Dice) -> [Int] {
    let top: Int
    switch rule.measure {
    case .netSales, .grossSales: top = dice.one(of: [20_000, 400_000, 6_000_000])
    case .margin: top = dice.one(of: [8_000, 120_000, 2_000_000])
    case .units: top = dice.one(of: [20, 60, 120])
    case .orders: top = 4
    case .customers, .partners: top = 3
    case .growth, .attainment, .ratio: return drawPercentages(rule, &dice)
    case .payouts, .rank: top = dice.one(of: [2_000, 40_000])
    }
    var bounds = [dice.happens(65) ? 0 : dice.number(1...max(2, top / 10))]
    let isRound = rule.measure.isMoney && dice.happens(50)
    for _ in 0..<dice.number(0...3) {
        let next = (bounds.last ?? 0) + dice.number(1...max(2, top / 2))
        bounds.append(isRound ? (next / 10_000 + 1) * 10_000 : next)
    }
    return bounds
}

func drawTable(_ rule: inout GeneratedRule, _ dice: inout Dice) {
    rule.mode = dice.one(of: GeneratedMode.allCases)
    if rule.measure == .ratio { rule.mode = dice.one(of: [.retroactive, .interpolated]) }
    rule.isMoreThan = dice.happens(30)
    rule.sumsAmounts = dice.happens(30) && rule.mode != .interpolated
    let bounds = drawBounds(rule, &dice)
    for bound in bounds {
        var step = GeneratedStep(from: bound)
        drawRewards(&step, rule, &dice)
        rule.steps.append(step)
    }
    if rule.mode == .marginal, rule.steps.count > 1, dice.happens(30) {
        rule.steps[dice.number(1...rule.steps.count - 1)].isFromZero = true
    }
    if rule.steps.count == 1, rule.steps[0].from == 0, !rule.measure.isComparison, dice.happens(60)
    {
        rule.isSingle = true
        rule.isMoreThan = false
        rule.sumsAmounts = false
        rule.mode = .retroactive
    }
}

/// A rate in millionths, some of them round, so that halves of a cent come up.
private func drawRate(_ dice: inout Dice) -> Int {
    dice.happens(66)
        ? dice.one(of: [500_000, 500_000, 250_000, 125_000, 50_000, 25_000, 5_000])
        : dice.number(1...120_000)
}

private func drawRewards(_ step: inout GeneratedStep, _ rule: GeneratedRule, _ dice: inout Dice) {
    let kind = dice.number(1...100)
    if kind <= 60 || rule.mode == .interpolated {
        step.rate = GeneratedVaried(same: drawRate(&dice))
        if rule.mode != .interpolated, dice.happens(25) { vary(&step.rate, &dice) }
    }
    if rule.mode == .interpolated { return }
    if kind > 60, kind <= 85 || kind > 95 {
        step.perUnit = GeneratedVaried(same: dice.number(1_000...3_000_000))
        if dice.happens(50) {
            step.per = dice.number(2...12)
            step.isCeil = dice.happens(40)
        } else if dice.happens(25) {
            vary(&step.perUnit, &dice)
        }
    }
    if kind > 85 || dice.happens(10) { step.amount = dice.number(100...20_000) }
}

/// Lets a value differ by product line or level.
private func vary(_ value: inout GeneratedVaried?, _ dice: inout Dice) {
    guard let same = value?.same else { return }
    var varied = GeneratedVaried(same: same)
    if dice.happens(60) {
        varied.column = "product_line"
        varied.cases = [
            ("Road Bikes", same + dice.number(1...9_000)), ("Accessories", same / 2),
        ]
    } else {
        varied.column = "level"
        varied.cases = [("gold", same + dice.number(1...9_000)), ("silver", same / 3)]
    }
    value = varied
}

private func drawLimits(_ rule: inout GeneratedRule, _ dice: inout Dice) {
    if dice.happens(12), !rule.measure.isComparison {
        rule.capMeasure = (rule.steps.last?.from ?? 0) + dice.number(1...3)
    }
    if dice.happens(38) {
        rule.capPeriod = dice.one(of: [500, 5_000, 60_000])
        rule.isExcessCarried =
            dice.happens(92) && !dividesByMeasure(rule) && rule.returns != .mirror
    }
    if dice.happens(15) { rule.capRun = dice.one(of: [1_003, 9_999, 150_000]) }
    if dice.happens(15), rule.measure != .margin { rule.floor = dice.number(1...400) }
}

/// Whether what is paid is a part of something, so that it has a long fraction to carry.
func dividesByMeasure(_ rule: GeneratedRule) -> Bool {
    if rule.capMeasure != nil || rule.measure.isComparison { return true }
    switch rule.mode {
    case .retroactive, .additiveFull: return false
    case .interpolated: return true
    case .marginal, .additiveCapped:
        return !rule.measure.isMoney
            || rule.steps.contains { $0.perUnit != nil || $0.rate?.column != nil }
    }
}
