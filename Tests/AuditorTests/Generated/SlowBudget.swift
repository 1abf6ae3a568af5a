/// A payout that settles, and is paid from a budget.
private struct Asked {
    let item: SlowSettled
    let partner: Int
}

extension SlowAuditor {
    /// A settled payout, by what settles it.
    struct Settled: Hashable {
        let rule: Int
        let partner: Int
        let number: Int
    }

    /// What the budgets pay of what is entitled.
    mutating func budgetPayments() -> [Settled: Int] {
        if let payments { return payments }
        var found: [Settled: Int] = [:]
        var first = 0
        for program in portfolio.programs {
            let own = first..<first + program.rules.count
            first = own.upperBound
            guard let budget = program.budget else { continue }
            var left = budget.amount
            for period in statementPeriods {
                var asked: [Asked] = []
                for partner in portfolio.partners.indices {
                    asked += settled(partner, in: period).filter { own.contains($0.rule) }
                        .map { Asked(item: $0, partner: partner) }
                }
                let paid = paid(asked, max(0, left), budget)
                for (one, amount) in zip(asked, paid) {
                    let key = Settled(
                        rule: one.item.rule,
                        partner: one.partner,
                        number: one.item.number
                    )
                    found[key] = amount
                    left -= amount
                }
            }
        }
        payments = found
        return found
    }

    private func paid(_ asked: [Asked], _ left: Int, _ budget: GeneratedBudget) -> [Int] {
        let entitled = asked.map(\.item.outcome.entitled)
        if entitled.reduce(0, +) <= left { return entitled }
        if budget.isFirstCome { return paidByDay(asked, left) }
        // What is taken back refills it.
        let pool = left - entitled.filter { $0 < 0 }.reduce(0, +)
        let shares = hamilton(pool, over: entitled.map { max(0, $0) })
        return zip(entitled, shares).map { $0 < 0 ? $0 : $1 }
    }

    private func paidByDay(_ asked: [Asked], _ left: Int) -> [Int] {
        var days: [Int: [(place: Int, amount: Int)]] = [:]
        for (place, one) in asked.enumerated() {
            for (day, amount) in spread(one) { days[day, default: []].append((place, amount)) }
        }
        var rest = left
        var paid = asked.map { _ in 0 }
        for (_, entries) in days.sorted(by: { $0.key < $1.key }) {
            for entry in entries where entry.amount < 0 {
                rest -= entry.amount
                paid[entry.place] += entry.amount
            }
            let asking = entries.filter { $0.amount > 0 }
            let sum = asking.reduce(0) { $0 + $1.amount }
            let shares =
                sum <= rest ? asking.map(\.amount) : hamilton(rest, over: asking.map(\.amount))
            for (entry, share) in zip(asking, shares) {
                paid[entry.place] += share
                rest -= share
            }
        }
        return paid
    }

    /// A payout spread over the days of its lines by their net amounts.
    private func spread(_ one: Asked) -> [(Int, Int)] {
        let rule = one.item.rule
        let period = periods(rule, one.partner)[one.item.number]
        let end = end(period, rule)
        let lines =
            self.rule(rule).measure == .payouts
            ? []
            : linesOf(rule, one.partner, period, upTo: min(end, terms.asOf))
        let days = Dictionary(grouping: lines, by: \.day).mapValues {
            $0.reduce(Int128(0)) { $0 + $1.worth }
        }.sorted { $0.key < $1.key }
        if days.reduce(0, { $0 + $1.value }) == 0 { return [(end, one.item.outcome.entitled)] }
        let shares = hamilton(one.item.outcome.entitled, over: days.map { Ratio($0.value) })
        return zip(days, shares).map { ($0.key, $1) }
    }
}

/// Gives some programs a budget.
func drawBudgets(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 9_000_011 + portfolio.seed)
    for program in portfolio.programs.indices {
        let takesBack = portfolio.programs[program].rules.contains { $0.returns == .mirror }
        guard !takesBack, dice.happens(22) else { continue }
        portfolio.programs[program].budget = GeneratedBudget(
            amount: dice.one(of: [100, 2_000, 10_000, 40_000, 300_000]) + dice.number(0...99),
            isFirstCome: dice.happens(50)
        )
    }
}

/// The mechanics of budgets.
let budgetMechanics: [Mechanic] = [
    .programs("budget: prorate", { $0.budget?.isFirstCome == false }) { $0.budget = nil },
    .programs("budget: first_come", { $0.budget?.isFirstCome == true }) { $0.budget = nil },
    .programs("budget: the days of first_come", { $0.budget?.isFirstCome == true }) {
        $0.budget?.isFirstCome = false
    },
]
