/// The days from which lines are drawn.
private let firstSale = dayNumber(2025, 10, 1)
private let lastSale = dayNumber(2026, 12, 31)

/// Draws a portfolio; the same seed draws the same one.
func drawPortfolio(seed: Int, _ terms: GeneratedTerms) -> GeneratedPortfolio {
    let calendar = terms.calendar
    var dice = Dice(seed: seed)
    var portfolio = GeneratedPortfolio(seed: seed)
    for number in 1...dice.number(2...3) {
        portfolio.partners.append(drawPartner(seed, number, &dice))
    }
    for partner in portfolio.partners.indices {
        drawLines(of: partner, into: &portfolio, &dice)
    }
    let names = dice.happens(40) ? ["a", "b"] : ["a"]
    for name in names {
        portfolio.programs.append(drawProgram("s\(seed)-\(name)", portfolio, calendar, &dice))
    }
    drawStacking(&portfolio, &dice)
    drawFigures(&portfolio, calendar, &dice)
    drawLeaving(&portfolio)
    drawDeliveries(&portfolio)
    drawBases(&portfolio)
    drawClaims(&portfolio)
    drawBudgets(&portfolio)
    drawHalves(&portfolio)
    drawDeals(&portfolio)
    drawSplits(&portfolio)
    drawCurrencies(&portfolio)
    drawForeignLines(&portfolio)
    drawAttained(&portfolio, calendar)
    if terms.hasDiscounts { drawDiscounts(&portfolio) }
    drawRollups(&portfolio)
    return portfolio
}

private func drawPartner(_ seed: Int, _ number: Int, _ dice: inout Dice) -> GeneratedPartner {
    var partner = GeneratedPartner(
        id: "s\(seed)-p\(number)",
        country: dice.one(of: ["ID", "SG", "NL"])
    )
    if dice.happens(45) {
        partner.joined = dice.day(from: dayNumber(2025, 11, 1), to: dayNumber(2026, 8, 20))
    }
    if dice.happens(70) {
        partner.levels.append((dayNumber(2025, 1, 1), dice.number(0...2)))
        if dice.happens(60) {
            let day = dice.day(from: dayNumber(2026, 1, 15), to: dayNumber(2026, 10, 15))
            partner.levels.append((day, dice.number(0...2)))
        }
    }
    return partner
}

/// Lets some partners leave within the year.
private func drawLeaving(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 13_000_027 + portfolio.seed)
    for partner in portfolio.partners.indices where dice.happens(12) {
        let first = max(dayNumber(2026, 3, 1), portfolio.partners[partner].joined ?? 0)
        portfolio.partners[partner].left = dice.day(from: first, to: dayNumber(2026, 12, 20))
    }
}

/// Says when lines were delivered, and lets some rules go by that.
private func drawDeliveries(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 17_000_023 + portfolio.seed)
    for line in portfolio.lines.indices where dice.happens(85) {
        portfolio.lines[line].delivered = portfolio.lines[line].day + dice.number(0...70)
    }
    for program in portfolio.programs.indices {
        for rule in portfolio.programs[program].rules.indices {
            var changed = portfolio.programs[program].rules[rule]
            if changed.measure != .payouts, changed.returns != .mirror, changed.measure != .ratio {
                changed.countsOnDelivery = dice.happens(12)
            }
            if changed.counts != nil, dice.happens(30) {
                let first = dice.number(0...25)
                changed.counts?.grades = nil
                changed.counts?.deliveredWithin = first...first + dice.number(1...45)
            }
            portfolio.programs[program].rules[rule] = changed
        }
    }
}

/// Sells whole cents at half a rate in some portfolios, so that halves of a cent come up.
private func drawHalves(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 47_000_053 + portfolio.seed)
    guard dice.happens(5) else { return }
    for line in portfolio.lines.indices {
        portfolio.lines[line].net = portfolio.lines[line].net / 10_000 * 10_000
    }
    for program in portfolio.programs.indices {
        for rule in portfolio.programs[program].rules.indices {
            portfolio.programs[program].rules[rule].halveRates()
        }
    }
}

private func drawLines(
    of partner: Int,
    into portfolio: inout GeneratedPortfolio,
    _ dice: inout Dice
) {
    let earliest = max(firstSale, (portfolio.partners[partner].joined ?? 0) - 20)
    let isRound = dice.happens(25)
    let size = dice.one(of: [1, 20, 400])
    for number in 0..<dice.number(0...30) {
        let id = "s\(portfolio.seed)-\(partner)-\(number)"
        if number > 2, dice.happens(18), drawReturn(id, partner, &portfolio, &dice) { continue }
        let cents = isRound ? dice.number(1...40) * 10_000 : dice.number(100...9_999) * size
        let subcents = !isRound && dice.happens(40) ? dice.number(0...99) * 100 : 0
        let units = dice.number(1...30) * 1_000_000
        portfolio.lines.append(
            GeneratedLine(
                id: id,
                partner: partner,
                product: dice.number(0...2),
                day: dice.day(from: earliest, to: lastSale),
                units: dice.happens(10) ? units + 500_000 : units,
                net: cents * 10_000 + subcents,
                gross: dice.happens(70) ? cents * 11_000 : nil,
                cost: dice.happens(70) ? cents * dice.number(4_000...10_500) : nil,
                order: "o\(dice.number(1...12))",
                customer: "c\(dice.number(1...4))",
                channel: dice.one(of: ["web", "shop"]),
                grade: dice.number(0...9)
            )
        )
    }
}

/// Adds a return of an earlier sale, in full or in part; false where there is nothing to return.
private func drawReturn(
    _ id: String,
    _ partner: Int,
    _ portfolio: inout GeneratedPortfolio,
    _ dice: inout Dice
) -> Bool {
    let sales = portfolio.lines.filter { $0.partner == partner && !$0.isReturn }
    guard !sales.isEmpty else { return false }
    let sale = dice.one(of: sales)
    if portfolio.lines.contains(where: { $0.returns == sale.id }) { return false }
    let delay = dice.one(of: [0, 3, 20, 60, 130, 250])
    let day = sale.day + dice.number(0...delay)
    let percent = dice.happens(portfolio.seed % 2 == 0 ? 0 : 60) ? 100 : dice.number(1...99)
    portfolio.lines.append(
        GeneratedLine(
            id: id,
            partner: partner,
            product: sale.product,
            day: day,
            units: -sale.units / 100 * percent,
            net: -sale.net / 100 * percent,
            gross: sale.gross.map { -$0 / 100 * percent },
            cost: sale.cost.map { -$0 / 100 * percent },
            order: sale.order,
            customer: sale.customer,
            channel: sale.channel,
            grade: sale.grade,
            returns: dice.happens(92) ? sale.id : nil,
            isFullReturn: percent == 100
        )
    )
    return true
}
