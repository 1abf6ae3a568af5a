/// A payee of a split and its part.
struct GeneratedShare: Equatable {
    /// The column of the lines that names the payees; nil for the partner.
    let column: String?
    /// Whole percent.
    let percent: Int

    /// As the content says it.
    var payee: String {
        switch column {
        case nil: "partner"
        case "person": "person"
        case .some(let column): "column \(column)"
        }
    }
}

/// What one payee has of a payout, in cents.
struct SlowShare: Equatable {
    let payee: String
    /// What the column names; "" for the partner.
    let name: String
    let amount: Int
}

/// Lets some rules share their payouts.
func drawSplits(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 23_000_003 + portfolio.seed)
    for line in portfolio.lines.indices where dice.happens(85) {
        portfolio.lines[line].person = "person-\(dice.number(1...3))"
    }
    for program in portfolio.programs.indices {
        for number in portfolio.programs[program].rules.indices {
            let rule = portfolio.programs[program].rules[number]
            guard rule.measure != .payouts, rule.base == nil, dice.happens(16) else { continue }
            var left = 100
            var shares: [GeneratedShare] = []
            for column in dice.some(of: ["person", "channel", "customer"]) {
                let percent = dice.number(1...left / 2)
                shares.append(GeneratedShare(column: column, percent: percent))
                left -= percent
            }
            let own = GeneratedShare(column: nil, percent: left)
            shares.insert(own, at: dice.happens(50) ? 0 : shares.count)
            portfolio.programs[program].rules[number].split = shares
        }
    }
}

extension SlowAuditor {
    /// What each payee has of what a rule pays for a period.
    func shares(of item: SlowSettled, _ partner: Int) -> [SlowShare] {
        let split = rule(item.rule).split
        let amounts = hamilton(item.paid, over: split.map(\.percent))
        var found: [SlowShare] = []
        for (share, amount) in zip(split, amounts) {
            let names = share.column.map { worth(of: $0, item, partner) } ?? []
            // Where nothing is sold for anybody it stays with the partner.
            if names.isEmpty || names.reduce(0, { $0 + $1.worth }) == 0 {
                found.append(SlowShare(payee: share.payee, name: "", amount: amount))
                continue
            }
            let parts = hamilton(amount, over: names.map { Ratio($0.worth) })
            for (name, part) in zip(names, parts) {
                found.append(SlowShare(payee: share.payee, name: name.text, amount: part))
            }
        }
        return found.filter { $0.amount != 0 }
    }

    /// The net amounts that count, by what a column of their lines says, in order of that.
    private func worth(
        of column: String,
        _ item: SlowSettled,
        _ partner: Int
    ) -> [(text: String, worth: Int128)] {
        let period = periods(item.rule, partner)[item.number]
        let until = min(end(period, item.rule), terms.asOf)
        let lines = linesOf(item.rule, partner, period, upTo: until)
        let found = Dictionary(grouping: lines) { $0.line.text(column) }
        return found.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.reduce(Int128(0)) { $0 + $1.worth }) }
    }
}

/// The mechanics of splits.
let splitMechanics: [Mechanic] = [
    .rules("split", { !$0.split.isEmpty }) { $0.split = [] },
    .rules("split by two columns", { $0.split.count > 2 }) { rule in
        let columns = rule.split.filter { $0.column != nil }
        let own = GeneratedShare(column: nil, percent: 100 - columns[0].percent)
        rule.split = [own, columns[0]]
    },
]
