/// Turns some rules into rates off the list price, and others that claim nothing back.
func drawDiscounts(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 43_000_049 + portfolio.seed)
    // Two of which one claims back may not count the same lines.
    var isDrawn = false
    for program in portfolio.programs.indices {
        for number in portfolio.programs[program].rules.indices {
            var rule = portfolio.programs[program].rules[number]
            guard !isDrawn, mayBeDiscount(rule), dice.happens(36) else { continue }
            isDrawn = true
            rule.kind = "discount"
            rule.claimsBack = dice.happens(85)
            rule.returns = .restate
            rule.mode = .retroactive
            rule.sumsAmounts = false
            rule.steps = rule.steps.map { drawDiscount($0, &dice) }
            portfolio.programs[program].rules[number] = rule
        }
    }
    // Any discount of the site might count them.
    for line in portfolio.lines.indices { portfolio.lines[line].fillGross() }
}

private func mayBeDiscount(_ rule: GeneratedRule) -> Bool {
    switch rule.measure {
    case .netSales, .units: break
    case .grossSales, .margin, .orders, .customers, .partners, .growth, .attainment, .ratio,
        .payouts, .rank:
        return false
    }
    return rule.base == nil && rule.netOf.isEmpty && rule.capMeasure == nil
}

/// The step with a rate alone.
private func drawDiscount(_ step: GeneratedStep, _ dice: inout Dice) -> GeneratedStep {
    var own = GeneratedStep(from: step.from)
    own.rate = step.rate ?? GeneratedVaried(same: dice.number(1...300_000))
    return own
}

extension GeneratedLine {
    /// Says what it costs at list price where no product does.
    fileprivate mutating func fillGross() {
        if currency != .dollar, gross == nil { gross = net + net / 10 }
    }
}

extension SlowTiers {
    /// Cents that the invoices of some lines lack of a rate off the list price; a sale and its
    /// returns are one.
    func missing(_ rate: Ratio, _ lines: [SlowLine]) -> Ratio {
        let sales = Dictionary(grouping: lines) { $0.line.returns ?? $0.line.id }
        return sales.values.reduce(Ratio(0)) { sum, sale in
            let list = sale.reduce(Ratio(0)) { $0 + $1.cents($1.line.grossAmount) }
            let given = sale.reduce(list) { $0 - $1.cents($1.line.net) }
            let missing = list * rate - given
            if list == Ratio(0) { return sum }
            return sum + (list < Ratio(0) ? min(Ratio(0), missing) : max(Ratio(0), missing))
        }
    }
}

/// The mechanics of discounts.
let discountMechanics: [Mechanic] = [
    .rules("kind: discount", { $0.claimsBack != nil }) { $0.claimsBack = nil },
    .rules("claim_back", { $0.claimsBack == true }) { $0.claimsBack = false },
]
