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
        let periods = portfolio.statementPeriods.filter { !portfolio.stated.holds($0) }
        var claims = [[Claim]](repeating: [], count: periods.count)
        for partner in portfolio.partners.indices {
            var ledgers = PartnerLedgers(
                of: partner,
                in: portfolio,
                filters: filters,
                standings: standings
            )
            for statement in portfolio.statementPeriods {
                let settlements = try ledgers.settle(in: statement).settlements
                guard let number = periods.firstIndex(of: statement) else { continue }
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
            var left = Int128(budget.amount) - portfolio.stated.paid(by: program)
            for (number, statement) in periods.enumerated() {
                let own = claims[number].filter { $0.settlement.program == program }
                do {
                    let paid = try budget.share(
                        Int64(clamping: max(0, left)),
                        over: own
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
        over claims: [Claim]
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
        case .firstCome: return try payByDay(left, claims)
        }
    }
}

/// What each claim is paid when days are paid in their order, in minor units.
private func payByDay(_ left: Int64, _ claims: [Claim]) throws(MoneyError) -> [Int64] {
    var byDay: [Day: [(claim: Int, amount: Int64)]] = [:]
    for (number, claim) in claims.enumerated() {
        for (day, amount) in try claim.days() {
            byDay[day, default: []].append((number, amount))
        }
    }
    var rest = Int128(left)
    var paid = [Int64](repeating: 0, count: claims.count)
    for day in byDay.keys.sorted() {
        let entries = byDay[day] ?? []
        for entry in entries where entry.amount < 0 {
            rest -= Int128(entry.amount)
            paid[entry.claim] += entry.amount
        }
        let asking = entries.filter { $0.amount > 0 }
        let asked = asking.reduce(Int128(0)) { $0 + Int128($1.amount) }
        let fits = asked <= rest
        let shared =
            try fits
            ? asking.map(\.amount)
            : allocate(
                Int64(clamping: rest),
                inProportionTo: asking.map { ExactFraction($0.amount) }
            )
        for (entry, amount) in zip(asking, shared) {
            paid[entry.claim] += amount
            rest -= Int128(amount)
        }
    }
    return paid
}

extension Claim {
    /// The payout spread over the days of its lines by their net amounts, in whole minor units; on
    /// the last day where the lines add up to nothing.
    fileprivate func days() throws(MoneyError) -> [(Day, Int64)] {
        let days = worthOfDays.sorted { $0.key < $1.key }
        if days.reduce(0, { $0 + $1.value }) == 0 {
            return [(settlement.accrual.lastDay, entitled)]
        }
        let shares = try allocate(entitled, inProportionTo: days.map { ExactFraction($0.value) })
        return zip(days, shares).map { ($0.key, $1) }
    }
}
