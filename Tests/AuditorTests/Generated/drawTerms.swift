/// Draws what the site of some portfolios says.
func drawTerms(batch: Int) -> GeneratedTerms {
    var dice = Dice(seed: 1_000_003 + batch)
    var terms = GeneratedTerms()
    terms.cycle = dice.one(of: [.month, .quarter, .quarter, .half, .year])
    terms.asOf = dice.one(of: [
        dayNumber(2027, 2, 10), dayNumber(2027, 1, 20), dayNumber(2026, 11, 10),
        dayNumber(2026, 8, 20),
    ])
    terms.isHalfEven = dice.happens(92)
    if dice.happens(25) { terms.payoutUnit = dice.one(of: [5, 10, 100, 500]) }
    if dice.happens(50) { terms.minimum = dice.one(of: [1_000, 2_500, 10_000]) }
    let kinds = ["rebate", "bonus", "volume", "spiff", "growth", "contest"]
    for country in ["ID", "SG"] {
        if dice.happens(60) {
            let levy = GeneratedLevy(
                country: country,
                kinds: dice.some(of: kinds),
                rate: dice.number(1...250_000)
            )
            terms.taxes.append(levy)
        }
        if dice.happens(60) {
            let levy = GeneratedLevy(
                country: country,
                kinds: dice.some(of: kinds),
                rate: dice.number(1...150_000)
            )
            terms.withholdings.append(levy)
        }
    }
    if dice.happens(35) { terms.calendar.yearStarts = dice.one(of: [2, 4, 7, 10]) }
    drawRates(&terms, batch: batch)
    terms.hasDiscounts = dice.happens(60)
    return terms
}
