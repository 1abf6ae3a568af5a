/// A partner with its sales, and the claims of a price support, that a seed makes.
struct GeneratedSupport {
    let seed: Int
    let runs: ClosedRange<Int>
    let settles: SlowCycle
    /// Days.
    let within: Int
    /// Cents.
    let limit: Int
    /// The product lines that it is for; empty for all.
    let lines: [String]
    var sales: [GeneratedPurchase] = []
    var claims: [GeneratedPriceClaim] = []

    var partner: String { "s\(seed)" }
    var program: String { "p\(seed)" }
}

/// Goods that a partner bought, with what came back of them.
struct GeneratedPurchase {
    let id: String
    let day: Int
    let product: GeneratedProduct
    let units: Int
    var returns: [(day: Int, units: Int)] = []
}

/// A claim; prices are millionths.
struct GeneratedPriceClaim {
    let id: String
    /// The place among the purchases.
    let sale: Int
    let day: Int
    var activity: Int?
    let paid: Int
    let granted: Int
    let units: Int
    /// Cents.
    var approvedAmount: Int?
    var approved: Int?
    /// When it was rejected or reversed.
    var ended: Int?
}

/// Draws a price support.
func drawSupport(seed: Int) -> GeneratedSupport {
    var dice = Dice(seed: 9_000_011 + seed)
    let ends = [dayNumber(2026, 12, 31), dayNumber(2026, 8, 15), dayNumber(2026, 6, 30)]
    var support = GeneratedSupport(
        seed: seed,
        runs: dayNumber(2026, 1, 1)...dice.one(of: ends),
        settles: dice.one(of: SlowCycle.allCases),
        within: dice.number(5...60),
        limit: dice.number(100_00...3_000_00),
        lines: dice.happens(30) ? dice.some(of: generatedProducts.map(\.line)) : []
    )
    for number in 1...dice.number(2...6) {
        var sale = GeneratedPurchase(
            id: "\(support.partner)-\(number)",
            day: dice.day(from: dayNumber(2026, 1, 1), to: dayNumber(2026, 10, 31)),
            product: dice.one(of: generatedProducts),
            units: dice.number(1...40)
        )
        var left = sale.units
        while left > 0, dice.happens(30) {
            let units = dice.number(1...left)
            sale.returns.append((sale.day + dice.number(1...90), units))
            left -= units
        }
        support.sales.append(sale)
    }
    for number in 1...dice.number(1...9) {
        support.claims.append(drawClaim("\(support.partner)-k\(number)", of: support, &dice))
    }
    return support
}

private func drawClaim(
    _ id: String,
    of support: GeneratedSupport,
    _ dice: inout Dice
) -> GeneratedPriceClaim {
    let sale = dice.number(0...support.sales.count - 1)
    let sold = support.sales[sale].day
    let activity = dice.happens(60) ? sold + dice.number(0...25) : nil
    let granted = dice.number(10_000_000...90_000_000)
    var claim = GeneratedPriceClaim(
        id: id,
        sale: sale,
        day: (activity ?? sold) + dice.number(0...support.within + 8),
        activity: activity,
        paid: granted + dice.number(1...30_000_000),
        granted: granted,
        units: dice.number(1...50),
        approvedAmount: dice.happens(20) ? dice.number(1_00...200_00) : nil
    )
    if dice.happens(85) { claim.approved = claim.day + dice.number(0...70) }
    if dice.happens(30) { claim.ended = (claim.approved ?? claim.day) + dice.number(0...70) }
    return claim
}
