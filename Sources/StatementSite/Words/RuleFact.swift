import Incentives

/// One thing that a rule says beside its rewards: a fixed word of the strings, and a sentence.
struct RuleFact {
    let word: String
    let text: String
}

extension RuleWords {
    /// What a rule may say and mostly does not: currencies, claims, shares, other incentives.
    var furtherFacts: [RuleFact] {
        [incentive.base].compactMap(\.self).map {
            RuleFact(word: "paid-on", text: name(of: $0))
        }
            + [measureRate].compactMap(\.self).map { RuleFact(word: "currency", text: $0) }
            + [claims].compactMap(\.self).map { RuleFact(word: "claims", text: $0) }
            + shares.map { RuleFact(word: "split", text: $0) }
            + (incentive.paysTo == .parent
                ? [RuleFact(word: "payee", text: phrases(.paysParent))] : [])
            + stacking.facts.map { RuleFact(word: "stacking", text: $0) }
    }

    /// The terms of the incentive, as its document prints them.
    ///
    /// What it pays stands in its table of tiers where it has one.
    var terms: [RuleFact] {
        var facts: [RuleFact] = []
        if incentive.table.isSingleReward { facts.append(RuleFact(word: "pays", text: rule)) }
        if !incentive.measure.isOfPayouts {
            facts.append(RuleFact(word: "counts", text: counts))
        }
        if !incentive.eligibility.conditions.isEmpty || incentive.eligibility.needsDeal {
            facts.append(RuleFact(word: "eligible", text: eligible))
        }
        facts += limits.map { RuleFact(word: "limit", text: $0) } + furtherFacts
        if !incentive.measure.isOfPayouts {
            facts.append(RuleFact(word: "returns", text: returns))
        }
        return facts
    }
}
