/// Whose lines a rule or a condition takes.
enum GeneratedRollup: String, CaseIterable {
    case own, children
    case withDescendants = "with_descendants"
}

/// Puts some partners below others, and lets rules and conditions take their members' lines.
func drawRollups(_ portfolio: inout GeneratedPortfolio) {
    var dice = Dice(seed: 29_000_009 + portfolio.seed)
    guard dice.happens(60) else { return }
    let count = portfolio.partners.count
    let isReversed = dice.happens(50)
    for place in 1..<count where dice.happens(80) {
        let above = dice.number(0...place - 1)
        let partner = isReversed ? count - 1 - place : place
        portfolio.partners[partner].parent = isReversed ? count - 1 - above : above
    }
    for program in portfolio.programs.indices {
        for rule in portfolio.programs[program].rules.indices {
            drawRollup(&portfolio.programs[program].rules[rule], &dice)
        }
    }
}

private func drawRollup(_ rule: inout GeneratedRule, _ dice: inout Dice) {
    for condition in rule.gate?.conditions.indices ?? 0..<0 where dice.happens(80) {
        if rule.gate?.conditions[condition].level != nil { continue }
        rule.gate?.conditions[condition].rollup = dice.one(of: GeneratedRollup.allCases)
        if dice.happens(40) {
            rule.gate?.conditions[condition].measure = .partners
            rule.gate?.conditions[condition].from = dice.number(1...2)
            rule.gate?.conditions[condition].rollup = dice.one(of: [.children, .withDescendants])
        }
    }
    guard rule.measure != .payouts, rule.claimsBack == nil, !rule.namesParties, dice.happens(65)
    else { return }
    rule.rollup = dice.one(of: [.children, .withDescendants, .withDescendants])
    if rule.measure == .rank, dice.happens(40) {
        let prizes = rule.contest?.prizes ?? []
        rule.contest?.rankedBy = .partners
        rule.contest?.prizes = prizes.map { GeneratedPrize(ranks: $0.ranks, amount: $0.amount) }
    }
    let counts = rule.measure == .orders || rule.measure == .customers || rule.measure == .units
    guard counts, rule.accumulates == nil, dice.happens(60) else { return }
    rule.measure = .partners
    rule.capMeasure = nil
    let first = min(1, rule.steps.first?.from ?? 0)
    for step in rule.steps.indices { rule.steps[step].from = first + step }
}

extension GeneratedRule {
    /// Whether its statement names with whom a member deals.
    fileprivate var namesParties: Bool {
        let columns = [each] + split.map(\.column)
        let parties = ["customer", "order", "deal", "person"]
        return columns.contains { $0.map(parties.contains) ?? false }
    }
}

extension SlowAuditor {
    /// Whether a line is one that a partner takes, its own or a member's.
    func takes(_ line: GeneratedLine, _ partner: Int, _ rollup: GeneratedRollup) -> Bool {
        switch rollup {
        case .own: return line.partner == partner
        case .children: return portfolio.partners[line.partner].parent == partner
        case .withDescendants:
            var next: Int? = line.partner
            while let here = next {
                if here == partner { return true }
                next = portfolio.partners[here].parent
            }
            return false
        }
    }

    /// Whether both who earns and who sold are active on a day.
    func areActive(_ who: GeneratedPartner, _ line: GeneratedLine, on day: Int) -> Bool {
        who.isActive(on: day) && portfolio.partners[line.partner].isActive(on: day)
    }

    /// Whether a rule of a partner may take a line, whatever else decides.
    func takes(_ line: GeneratedLine, _ who: GeneratedPartner, by index: Int) -> Bool {
        guard let partner = portfolio.partners.firstIndex(where: { $0.id == who.id }) else {
            return false
        }
        return audiences[index].contains(partner) && takes(line, partner, rule(index).rollup)
    }
}

/// How many members sold what did not come back.
func countOfMembers(_ lines: [SlowLine]) -> Ratio {
    let sums = Dictionary(grouping: lines.filter(\.isMembers), by: \.line.partner)
    return Ratio(Int128(sums.values.count { net($0) > Ratio(0) }))
}

/// The mechanics of members.
let rollupMechanics: [Mechanic] = [
    .rules("measures: children", { $0.rollup == .children && $0.measure != .partners }) { rule in
        if rule.contest?.rankedBy != .partners { rule.rollup = .own }
    },
    .rules(
        "measures: with_descendants",
        { $0.rollup == .withDescendants && $0.measure != .partners }
    ) { rule in
        if rule.contest?.rankedBy != .partners { rule.rollup = .own }
    },
    .rules("measure: partners", { $0.measure == .partners }) { $0.measure = .orders },
    .rules("requires: measures", { $0.gate?.conditions.contains { $0.rollup != .own } ?? false }) {
        rule in
        for condition in rule.gate?.conditions.indices ?? 0..<0 {
            rule.gate?.conditions[condition].rollup = .own
        }
    },
    Mechanic("parents") { portfolio, _ in
        let isThere = portfolio.partners.contains { $0.parent != nil }
        for partner in portfolio.partners.indices { portfolio.partners[partner].parent = nil }
        return isThere
    },
]
