/// A second measure of a rule's lines, and the values from its bounds on.
struct GeneratedSecond {
    let measure: GeneratedMeasure
    /// Cents, or whole units.
    let bounds: [Int]
    let values: [Int]
}

/// Gives some rules a base of its own, and others rates by a second measure.
func drawBases(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 11_000_027 + portfolio.seed)
    for program in portfolio.programs.indices {
        for number in portfolio.programs[program].rules.indices {
            var rule = portfolio.programs[program].rules[number]
            if mayHaveBase(rule), dice.happens(25) {
                rule.base = GeneratedSelection(
                    measure: dice.one(of: [.netSales, .netSales, .grossSales, .margin, .units]),
                    counts: dice.happens(75) ? drawFilter(&dice) : nil
                )
            }
            if rule.each == nil, rule.accumulates == nil, rule.mode != .interpolated,
                rule.measure != .payouts, dice.happens(25)
            {
                drawSecond(&rule, &dice)
            }
            portfolio.programs[program].rules[number] = rule
        }
    }
}

private func mayHaveBase(_ rule: GeneratedRule) -> Bool {
    switch rule.mode {
    case .marginal, .additiveCapped, .additiveFull: return false
    case .retroactive, .interpolated: break
    }
    return rule.each == nil && rule.netOf.isEmpty && rule.measure != .payouts
        && rule.measure != .rank && rule.returns != .mirror && rule.group == nil
        && rule.capMeasure == nil && !(rule.measure == .growth && rule.growth.paysIncrement)
}

private func drawSecond(_ rule: inout GeneratedRule, _ dice: inout Dice) {
    let measure = dice.one(of: [GeneratedMeasure.netSales, .units, .orders])
    let size = measure == .netSales ? 40_000 : measure == .units ? 20 : 2
    let first = dice.number(1...size)
    let bounds = [first, first + dice.number(1...size)]
    for step in rule.steps.indices where rule.steps[step].rate?.column == nil {
        let values = bounds.map { _ in dice.number(1...200_000) }
        rule.steps[step].rate?.second = GeneratedSecond(
            measure: measure,
            bounds: bounds,
            values: values
        )
    }
}

/// The mechanics of both.
let baseMechanics: [Mechanic] = [
    .rules("base", { $0.base != nil }) { $0.base = nil },
    .steps("rate by a second measure", { $0.rate?.second != nil }) { $0.rate?.second = nil },
]
