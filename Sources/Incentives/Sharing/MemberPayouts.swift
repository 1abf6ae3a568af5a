/// What parents are paid for the members of their groups.
struct MemberPayouts: Sendable {
    private var payouts: [PartnerIndex: [String: [MemberPayout]]] = [:]

    /// In order of program, incentive and period.
    func paid(to parent: PartnerIndex, in statement: Period) -> [MemberPayout] {
        payouts[parent]?[statement.name] ?? []
    }

    /// Adds up what the members of every group earn that goes to their parent.
    ///
    /// - Throws: `Refusal` when a figure leaves its range, or a rate is missing.
    /// - Complexity: nothing where no incentive pays parents; else that of the members' statements,
    ///   once more.
    init(
        _ portfolio: Portfolio,
        filters: CompiledFilters,
        standings: ContestStandings,
        budgets: BudgetShares
    ) throws(Refusal) {
        if !portfolio.paysParents { return }
        let members = Dictionary(grouping: portfolio.partners.indices) {
            portfolio.partners[$0].parent
        }
        for parent in portfolio.partners.indices {
            guard let members = members[parent] else { continue }
            var sums: [String: [MemberSum]] = [:]
            for member in members {
                var ledgers = PartnerLedgers(
                    of: member,
                    in: portfolio,
                    filters: filters,
                    standings: standings
                )
                for statement in portfolio.statementPeriods {
                    for settlement in try ledgers.settle(in: statement).settlements
                    where settlement.isFinal && portfolio.goesToParent(settlement, of: member)
                        && !portfolio.stated.holds(statement)
                    {
                        let paid =
                            budgets.paid(member, settlement) ?? settlement.paid.minorUnits
                        if paid == 0 { continue }
                        sums[statement.name, default: []].append(
                            MemberSum(
                                place: settlement.place,
                                period: settlement.accrual.period,
                                paid: Money(
                                    minorUnits: paid,
                                    currency: settlement.paid.currency
                                )
                            )
                        )
                    }
                }
            }
            for statement in portfolio.statementPeriods {
                guard let own = sums[statement.name] else { continue }
                payouts[parent, default: [:]][statement.name] = try portfolio.sum(
                    own,
                    of: parent,
                    in: statement
                )
            }
        }
    }
}

/// What one member earns for its parent.
private struct MemberSum {
    let place: IncentivePlace
    let period: Period
    let paid: Money
}

extension Portfolio {
    /// Whether a settlement of a partner pays its parent.
    func goesToParent(_ settlement: Settlement, of partner: PartnerIndex) -> Bool {
        partners[partner].parent != nil
            && programs[settlement.program].incentives[settlement.incentive].paysTo == .parent
    }

    fileprivate var paysParents: Bool {
        programs.contains { $0.incentives.contains { $0.paysTo == .parent } }
    }

    /// One sum for each incentive and period.
    fileprivate func sum(
        _ sums: [MemberSum],
        of parent: PartnerIndex,
        in statement: Period
    ) throws(Refusal) -> [MemberPayout] {
        var result: [MemberPayout] = []
        let byPlace = Dictionary(grouping: sums, by: \.place).sorted { $0.key < $1.key }
        for (place, ofPlace) in byPlace {
            let byPeriod = Dictionary(grouping: ofPlace, by: \.period)
            for (period, own) in byPeriod.sorted(by: { $0.key.span.first < $1.key.span.first }) {
                var paid = Money.zero(programs[place.program].currency)
                do {
                    for member in own { paid = try paid.adding(member.paid) }
                } catch {
                    throw .statementOverflow(partner: parent, period: statement.name)
                }
                result.append(
                    MemberPayout(
                        place: place,
                        period: period,
                        members: own.count,
                        paid: paid,
                        payment: try payment(of: paid, by: place, to: parent, in: statement)
                    )
                )
            }
        }
        return result
    }
}
