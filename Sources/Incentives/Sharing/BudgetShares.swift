/// What the budgets of programs leave of each payout.
struct BudgetShares: Sendable {
    private var shares: [Key: Int64] = [:]

    /// A settled payout of a partner.
    private struct Key: Hashable {
        let partner: PartnerIndex
        let place: IncentivePlace
        let period: String
    }

    static let none = BudgetShares()

    private init() {}

    /// What is paid of what is entitled, in minor units; nil where the program has no budget.
    func paid(_ partner: PartnerIndex, _ settlement: Settlement) -> Int64? {
        shares[
            Key(partner: partner, place: settlement.place, period: settlement.accrual.period.name)
        ]
    }

    /// Shares every budget over the payouts of all partners, statement by statement.
    ///
    /// - Throws: `Refusal` when a figure leaves its range.
    /// - Complexity: that of drawing up all statements, once more.
    init(
        _ portfolio: Portfolio,
        filters: CompiledFilters,
        standings: ContestStandings
    ) throws(Refusal) {
        let budgets = portfolio.programs.map(\.budget)
        if budgets.allSatisfy({ $0 == nil }) { return }
        let periods = portfolio.statementPeriods
        var claims = [[Claim]](repeating: [], count: periods.count)
        for partner in portfolio.partners.indices {
            var ledgers = PartnerLedgers(
                of: partner,
                in: portfolio,
                filters: filters,
                standings: standings
            )
            for (number, statement) in periods.enumerated() {
                let settlements = try ledgers.settle(in: statement).settlements
                claims[number] += settlements.filter {
                    $0.isFinal && budgets[$0.program] != nil
                }.map { settlement in
                    Claim(
                        partner: partner,
                        settlement: settlement,
                        worthOfDays: ledgers.worthOfDays(settlement)
                    )
                }
            }
        }
        for (program, budget) in budgets.enumerated() {
            guard let budget else { continue }
            var left = Int128(budget.amount)
            for (number, statement) in periods.enumerated() {
                let own = claims[number].filter { $0.settlement.program == program }
                do {
                    let paid = try budget.share(
                        Int64(clamping: max(0, left)),
                        over: own,
                        rounding: portfolio.terms.rounding
                    )
                    for (claim, amount) in zip(own, paid) {
                        let key = Key(
                            partner: claim.partner,
                            place: claim.settlement.place,
                            period: claim.settlement.accrual.period.name
                        )
                        shares[key] = amount
                        left -= Int128(amount)
                    }
                } catch {
                    throw .budgetOverflow(program: program, period: statement.name)
                }
            }
        }
    }
}

/// A payout that asks for its part of a budget.
private struct Claim {
    let partner: PartnerIndex
    let settlement: Settlement
    /// What the lines of each day are worth, in any one unit.
    let worthOfDays: [Day: Int128]

    var entitled: Int64 { settlement.entitled.minorUnits }
}

extension Budget {
    /// What is paid of each claim, in minor units; together never more than is left.
    fileprivate func share(
        _ left: Int64,
        over claims: [Claim],
        rounding: Rounding
    ) throws(MoneyError) -> [Int64] {
        var sum: Int128 = 0
        var takenBack: Int128 = 0
        for claim in claims {
            sum += Int128(claim.entitled)
            if claim.entitled < 0 { takenBack -= Int128(claim.entitled) }
        }
        if sum <= Int128(left) { return claims.map(\.entitled) }
        switch whenExceeded {
        case .prorate:
            // What is taken back is taken back whole, and refills what the others share.
            guard let pool = Int64(exactly: Int128(left) + takenBack) else {
                throw .overflow
            }
            let wanted = claims.map { ExactFraction(max(0, $0.entitled)) }
            let shared = try allocate(pool, inProportionTo: wanted)
            return zip(claims, shared).map { $0.entitled < 0 ? $0.entitled : $1 }
        case .firstCome:
            let parts = try payByDay(left, claims)
            var total = ExactFraction.zero
            for part in parts { total = try total + part }
            return try apportion(rounding.round(total, toMultipleOf: 1), over: parts)
        }
    }
}

/// What each claim is paid when days are paid in their order, exactly.
private func payByDay(
    _ left: Int64,
    _ claims: [Claim]
) throws(MoneyError) -> [ExactFraction] {
    var byDay: [Day: [(claim: Int, amount: ExactFraction)]] = [:]
    for (number, claim) in claims.enumerated() {
        for (day, amount) in try claim.days() {
            byDay[day, default: []].append((number, amount))
        }
    }
    var rest = ExactFraction(left)
    var paid = [ExactFraction](repeating: .zero, count: claims.count)
    for day in byDay.keys.sorted() {
        let entries = byDay[day] ?? []
        var asked = ExactFraction.zero
        for entry in entries {
            if entry.amount.isPositive {
                asked = try asked + entry.amount
            } else {
                rest = try rest - entry.amount
                paid[entry.claim] = try paid[entry.claim] + entry.amount
            }
        }
        if !asked.isPositive { continue }
        let factor = asked > rest ? try rest / asked : .one
        for entry in entries where entry.amount.isPositive {
            paid[entry.claim] = try paid[entry.claim] + entry.amount * factor
        }
        rest = try rest - asked * factor
    }
    return paid
}

extension Claim {
    /// The payout spread over the days of its lines by their net amounts; on the last day where
    /// the lines add up to nothing.
    fileprivate func days() throws(MoneyError) -> [(Day, ExactFraction)] {
        let whole = worthOfDays.values.reduce(0, +)
        if whole == 0 { return [(settlement.accrual.lastDay, ExactFraction(entitled))] }
        var days: [(Day, ExactFraction)] = []
        for (day, worth) in worthOfDays.sorted(by: { $0.key < $1.key }) {
            let share = try ExactFraction(worth) / ExactFraction(whole)
            days.append((day, try ExactFraction(entitled) * share))
        }
        return days
    }
}
