/// A deal that a partner registered before it sold.
struct GeneratedDeal {
    let id: String
    let partner: Int
    var customer: String?
    /// A product line.
    var products: String?
    let registered: Int
    /// Nil where nobody has approved it.
    var approved: Int?
    /// Its last day.
    var expires: Int?
}

/// Draws deals, the lines that name them, and the rules that ask for one.
func drawDeals(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 19_000_013 + portfolio.seed)
    guard dice.happens(40) else { return }
    for partner in portfolio.partners.indices {
        for number in 1...dice.number(2...5) {
            let id = "s\(portfolio.seed)-\(partner)-d\(number)"
            portfolio.deals.append(drawDeal(id, partner, &dice))
        }
    }
    for line in portfolio.lines.indices where dice.happens(85) {
        let partner = portfolio.lines[line].partner
        let isOwn = dice.happens(92)
        let deals = portfolio.deals.filter { ($0.partner == partner) == isOwn }
        portfolio.lines[line].deal = dice.one(of: deals).id
    }
    for program in portfolio.programs.indices {
        for rule in portfolio.programs[program].rules.indices
        where portfolio.programs[program].rules[rule].measure != .payouts && dice.happens(35) {
            portfolio.programs[program].rules[rule].asksForDeal = true
        }
    }
}

private func drawDeal(_ id: String, _ partner: Int, _ dice: inout Dice) -> GeneratedDeal {
    let registered = dice.day(from: dayNumber(2025, 9, 1), to: dayNumber(2026, 7, 1))
    var deal = GeneratedDeal(id: id, partner: partner, registered: registered)
    if dice.happens(25) { deal.customer = "c\(dice.number(1...4))" }
    if dice.happens(25) { deal.products = dice.one(of: generatedProducts).line }
    if dice.happens(92) { deal.approved = registered + dice.number(0...40) }
    if dice.happens(60) { deal.expires = registered + 40 + dice.number(0...300) }
    return deal
}

/// `deals.csv`.
func dealsText(_ portfolios: [GeneratedPortfolio]) -> String {
    let rows = portfolios.flatMap { portfolio in
        portfolio.deals.map { deal in
            [
                deal.id, portfolio.partners[deal.partner].id, deal.customer ?? "",
                deal.products ?? "", dayText(deal.registered), deal.approved.map(dayText) ?? "",
                deal.expires.map(dayText) ?? "",
            ].joined(separator: ",") + "\n"
        }
    }
    return "deal,partner,customer,product_line,registered,approved,expires\n" + rows.joined()
}

extension SlowAuditor {
    /// Whether a sale is of a registered deal, where its rule asks for one.
    func isOfDeal(_ sale: GeneratedLine, _ rule: GeneratedRule) -> Bool {
        guard rule.asksForDeal else { return true }
        // It covers the day of the sale, whatever day decides whether the line counts.
        let day = sale.day
        return portfolio.deals.contains { deal in
            guard deal.id == sale.deal, deal.partner == sale.partner else { return false }
            guard let approved = deal.approved, approved <= day else { return false }
            if let expires = deal.expires, expires < day { return false }
            if let customer = deal.customer, customer != sale.customer { return false }
            return deal.products.map { $0 == sale.text("product_line") } ?? true
        }
    }
}

/// The mechanics of registered deals.
let dealMechanics: [Mechanic] = [
    .rules("eligible: deal_registered", { $0.asksForDeal }) { $0.asksForDeal = false },
    deals("a deal's approval", { $0.approved != $0.registered }) { deal in
        deal.approved = deal.registered
    },
    deals("a deal that expires", { $0.expires != nil }) { $0.expires = nil },
    deals("a deal for a customer", { $0.customer != nil }) { $0.customer = nil },
    deals("a deal for a product line", { $0.products != nil }) { $0.products = nil },
]

private func deals(
    _ name: String,
    _ isThere: @escaping @Sendable (GeneratedDeal) -> Bool,
    _ change: @escaping @Sendable (inout GeneratedDeal) -> Void
) -> Mechanic {
    Mechanic(name) { portfolio, _ in
        var isFound = false
        for deal in portfolio.deals.indices where isThere(portfolio.deals[deal]) {
            change(&portfolio.deals[deal])
            isFound = true
        }
        return isFound
    }
}
