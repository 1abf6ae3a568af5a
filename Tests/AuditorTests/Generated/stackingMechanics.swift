/// The mechanics of rules that stand beside each other.
let stackingMechanics: [Mechanic] = [
    .rules("group: exclusive", { $0.group?.isBestOf == false }) { $0.group = nil },
    .rules("group: best_of", { $0.group?.isBestOf == true }) { $0.group = nil },
    .rules("net_of", { !$0.netOf.isEmpty }) { $0.netOf = [] },
    .rules("measure: payouts", { !$0.payouts.isEmpty }) { $0.payouts = [] },
    .rules("contest", { $0.contest != nil }) { $0.contest?.prizes = [] },
    .rules("contest: field", { $0.contest?.isByCountry == true }) {
        $0.contest?.isByCountry = false
    },
    .rules("contest: from", { $0.contest?.prizes.contains { $0.from != nil } ?? false }) { rule in
        let prizes = rule.contest?.prizes ?? []
        rule.contest?.prizes = prizes.map { GeneratedPrize(ranks: $0.ranks, amount: $0.amount) }
    },
]
