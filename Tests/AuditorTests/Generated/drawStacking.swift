/// Lets rules of a portfolio stand beside each other.
func drawStacking(_ portfolio: inout GeneratedPortfolio, _ dice: inout Dice) {
    let places = portfolio.programs.indices.flatMap { program in
        portfolio.programs[program].rules.indices.map { (program, $0) }
    }
    if places.count > 1, dice.happens(38) {
        let rules = portfolio.programs.flatMap(\.rules)
        let isBestOf = dice.happens(52) && !rules.contains { $0.measure == .ratio }
        let name = "s\(portfolio.seed)-g"
        if isBestOf { alignForBest(places, &portfolio) }
        for (number, place) in places.enumerated() {
            let rule = portfolio.programs[place.0].rules[place.1]
            if rule.measure.isComparison || rule.accumulates != nil && isBestOf { continue }
            portfolio.programs[place.0].rules[place.1].group = GeneratedGroup(
                name: name,
                isBestOf: isBestOf,
                priority: dice.happens(50) ? 10 + number : 90 - number
            )
        }
    } else if dice.happens(52), let place = places.last {
        drawReader(of: place, into: &portfolio, &dice)
    }
    if dice.happens(22) { drawContest(into: &portfolio, &dice) }
}

/// The members of a group of the best settle alike and take returns back in their sales' periods.
private func alignForBest(_ places: [(Int, Int)], _ portfolio: inout GeneratedPortfolio) {
    let settles = places.map { portfolio.programs[$0.0].rules[$0.1].settles }
    let shared = settles.first { $0 != .run } ?? .quarter
    for place in places {
        portfolio.programs[place.0].rules[place.1].accumulates = nil
        portfolio.programs[place.0].rules[place.1].window = nil
        portfolio.programs[place.0].rules[place.1].settles = shared
        if portfolio.programs[place.0].rules[place.1].returns == .mirror {
            portfolio.programs[place.0].rules[place.1].returns = .restate
        }
    }
    let runs = portfolio.programs[0].runs
    portfolio.programs = portfolio.programs.map { program in
        GeneratedProgram(
            id: program.id,
            runs: runs,
            rules: program.rules,
            audience: program.audience
        )
    }
}

/// Adds a rule that reads what another one pays.
private func drawReader(
    of place: (Int, Int),
    into portfolio: inout GeneratedPortfolio,
    _ dice: inout Dice
) {
    let read = portfolio.programs[place.0].rules[place.1]
    if read.returns == .mirror || read.measure == .grossSales { return }
    var rule = GeneratedRule(program: read.program, id: "reader")
    rule.kind = "bonus"
    rule.settles = read.settles
    rule.window = read.window
    if dice.happens(35) {
        rule.measure = .payouts
        rule.payouts = [read.name]
        rule.steps = [GeneratedStep(from: 0)]
        rule.steps[0].rate = GeneratedVaried(same: dice.number(10_000...300_000))
        if dice.happens(50) {
            rule.mode = dice.one(of: [.retroactive, .marginal])
            var step = GeneratedStep(from: dice.number(1...9_000))
            step.rate = GeneratedVaried(same: dice.number(10_000...300_000))
            rule.steps.append(step)
        } else {
            rule.isSingle = true
        }
    } else {
        let isPositive = !portfolio.lines.contains { line in
            line.isFullReturn || line.isReturn && line.returns == nil
        }
        guard read.accumulates == nil, read.returns != .net, isPositive else { return }
        rule.netOf = [read.name]
        rule.returns = read.returns
        rule.within = read.within
        rule.isSingle = true
        rule.steps = [GeneratedStep(from: 0)]
        rule.steps[0].rate = GeneratedVaried(same: dice.number(10_000...300_000))
        if dice.happens(40) { rule.counts = drawFilter(&dice) }
    }
    portfolio.programs[place.0].rules.append(rule)
}

/// Adds a contest, in orders or units so that places are tied.
private func drawContest(into portfolio: inout GeneratedPortfolio, _ dice: inout Dice) {
    var rule = GeneratedRule(program: portfolio.programs[0].id, id: "contest")
    rule.kind = "contest"
    rule.measure = .rank
    rule.settles = dice.one(of: [.month, .quarter, .half, .run])
    rule.returns = dice.one(of: [.restate, .net])
    if dice.happens(30) { rule.counts = drawFilter(&dice) }
    var contest = GeneratedContest()
    contest.rankedBy = dice.one(of: [.netSales, .units, .orders, .orders, .customers])
    contest.isByCountry = dice.happens(50)
    var rank = 1
    for _ in 0..<dice.number(1...2) {
        let last = rank + dice.number(0...1)
        var prize = GeneratedPrize(ranks: rank...last, amount: dice.number(1...90_000))
        if dice.happens(40) {
            prize.from = dice.number(1...4) * (contest.rankedBy.isMoney ? 20_000 : 1)
        }
        contest.prizes.append(prize)
        rank = last + 1
    }
    rule.contest = contest
    if dice.happens(25) { rule.gate = drawGate(&dice) }
    portfolio.programs[0].rules.append(rule)
}
