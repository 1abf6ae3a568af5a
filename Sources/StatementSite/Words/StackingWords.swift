import Incentives

/// Says how an incentive stands beside others.
struct StackingWords {
    private let rule: RuleWords

    init(_ rule: RuleWords) {
        self.rule = rule
    }

    private var phrases: Phrases { rule.phrases }
    private var format: LocaleFormat { rule.format }

    /// That other payouts are taken off the lines first; nil where none are.
    var netOf: String? {
        let others = rule.incentive.stacking.netOf
        if others.isEmpty { return nil }
        return phrases(.stackingNetOf, ["incentives": names(of: others)])
    }

    /// What the measured payouts are: what Volume rebate pays.
    var payouts: String {
        guard case .payouts(let others) = rule.incentive.measure else { return rule.quantity }
        return phrases(.measurePayouts, ["incentives": names(of: others)])
    }

    /// What the incentive's group shares, and what is taken off its lines first; empty where both
    /// pay.
    var facts: [String] { [group, netOf].compactMap(\.self) }

    private var group: String? {
        guard let group = rule.incentive.stacking.group else { return nil }
        let members = members(of: group.name)
        switch group.rule {
        case .bestOf:
            return phrases(.stackingBest, ["incentives": phrases.list(members.map(\.name))])
        case .exclusive:
            let order = members.sorted { $0.priority < $1.priority }.map(\.name)
            return phrases(.stackingExclusive, ["incentives": phrases.list(order)])
        }
    }

    private func members(of group: String) -> [(name: String, priority: Int)] {
        rule.portfolio.programs.flatMap { program in
            program.incentives.indices.compactMap { number in
                guard let own = program.incentives[number].stacking.group, own.name == group
                else { return nil }
                let name = incentiveName(program, number, locale: phrases.locale)
                switch own.rule {
                case .exclusive(let priority): return (name, priority)
                case .bestOf: return (name, 0)
                }
            }
        }
    }

    /// What another incentive is called.
    func name(of place: IncentivePlace) -> String {
        rule.portfolio.incentiveName(place, locale: phrases.locale)
    }

    /// What is read of other payouts, each in a sentence.
    func used(by accrual: Accrual) -> [String] {
        let isNet = !rule.incentive.measure.isOfPayouts
        return accrual.usedPayouts.map { payout in
            let pays = format.amount(payout.minorUnits, rule.program.currency)
            let period = format.period(payout.period)
            let name = name(of: payout.place)
            if isNet {
                return phrases(
                    .usedNet,
                    [
                        "part": format.amount(payout.used, rule.program.currency), "amount": pays,
                        "incentive": name, "period": period,
                    ]
                )
            }
            return phrases(
                .usedPayout,
                ["amount": pays, "incentive": name, "period": period]
            )
        }
    }

    private func names(of addresses: [IncentiveAddress]) -> String {
        phrases.list(
            addresses.map { address in
                rule.portfolio.stacking.place(of: address).map(name) ?? "\(address)"
            }
        )
    }
}
