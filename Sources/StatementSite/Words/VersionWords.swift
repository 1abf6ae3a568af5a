import Incentives

/// A rule that two versions say differently: what it is about, and what either says, line by line.
struct RuleChange {
    let label: String
    /// Empty where the version says nothing of it.
    let before: [String]
    let after: [String]
}

/// The rules of an incentive that changed, of one that is new or of one that is gone.
struct IncentiveChange {
    let name: String
    /// A fixed word where the incentive is in one version only.
    let word: String?
    let changes: [RuleChange]
}

/// Holds what two versions of a program say against each other, rule by rule.
struct VersionWords {
    let site: SiteWords
    let older: Program
    let newer: Program

    /// The incentives of a version, those that never came into force, too.
    private func incentives(_ program: Program) -> [Incentive] {
        program.incentives + program.succession.neverInForce
    }

    /// What the documents say of the program as a whole.
    var program: [RuleChange] {
        compare(facts(older, inForceTo: newer.runs.first.adding(days: -1)), facts(newer))
    }

    private func facts(_ program: Program, inForceTo last: Day = .last) -> [RuleFact] {
        let words = FilterWords(site.phrases, site.portfolio)
        let runs = DaySpan(first: program.runs.first, last: min(program.runs.last, last))
        let budget = incentives(program).first.flatMap { rules(program, $0).budget }
        return [
            RuleFact(word: "name", text: program.title.text(in: site.locale)),
            RuleFact(word: "in-short", text: program.summary?.text(in: site.locale) ?? ""),
            RuleFact(word: "runs", text: site.format.span(runs ?? program.runs)),
            RuleFact(word: "for", text: words.partners(program.audience)),
            RuleFact(word: "limit", text: budget ?? ""),
        ]
    }

    /// The incentives that changed in order of the newer document, then those that are gone.
    var incentives: [IncentiveChange] {
        let (before, after) = (incentives(older), incentives(newer))
        let kept = after.map { new in
            guard let old = before.first(where: { $0.id == new.id }) else {
                return change(of: new, "rule-new", [], facts(newer, new))
            }
            return change(of: new, nil, facts(older, old), facts(newer, new))
        }
        let gone = before.filter { old in !after.contains { $0.id == old.id } }.map { old in
            change(of: old, "rule-gone", facts(older, old), [])
        }
        return kept.filter { !$0.changes.isEmpty } + gone
    }

    /// The names of the incentives of which no rule changed.
    var unchanged: [String] {
        let before = incentives(older)
        return incentives(newer).filter { new in
            before.contains { old in
                old.id == new.id && compare(facts(older, old), facts(newer, new)).isEmpty
            }
        }.map { $0.name(in: site.locale) }
    }

    private func change(
        of incentive: Incentive,
        _ word: String?,
        _ before: [RuleFact],
        _ after: [RuleFact]
    ) -> IncentiveChange {
        IncentiveChange(
            name: incentive.name(in: site.locale),
            word: word,
            changes: compare(before, after)
        )
    }

    private func facts(_ program: Program, _ incentive: Incentive) -> [RuleFact] {
        rules(program, incentive).versionFacts
    }

    private func rules(_ program: Program, _ incentive: Incentive) -> RuleWords {
        RuleWords(site.phrases, site.portfolio, program: program, incentive: incentive)
    }

    /// What is said under one word in either version, where it is not the same.
    private func compare(_ before: [RuleFact], _ after: [RuleFact]) -> [RuleChange] {
        var words: [String] = []
        for fact in before + after where !words.contains(fact.word) { words.append(fact.word) }
        return words.compactMap { word in
            let said = { (facts: [RuleFact]) in
                facts.filter { $0.word == word && !$0.text.isEmpty }
                    .map { site.phrases.sentence($0.text) }
            }
            let (old, new) = (said(before), said(after))
            if old == new { return nil }
            return RuleChange(label: site.word(word), before: old, after: new)
        }
    }
}

extension RuleWords {
    /// All that a version says of the incentive, without the days that its run gives it.
    fileprivate var versionFacts: [RuleFact] {
        var facts = [
            RuleFact(word: "name", text: incentive.title?.text(in: phrases.locale) ?? ""),
            RuleFact(word: "pays", text: rule),
        ]
        if !incentive.table.isSingleReward {
            facts += incentive.table.steps.indices.map { step in
                let (range, reward) = (tierRange(step), rewards(of: step))
                return RuleFact(
                    word: "tiers",
                    text: phrases(.changesTier, ["range": range, "reward": reward])
                )
            }
        }
        if !incentive.measure.isOfPayouts {
            facts.append(RuleFact(word: "counts", text: counts(with: "")))
        }
        if incentive.span != program.runs {
            facts.append(RuleFact(word: "window", text: format.span(incentive.span)))
        }
        // The audience is the program's own rule.
        if !incentive.eligibility.conditions.isEmpty || incentive.eligibility.needsDeal
            || incentive.eligibility.asOf == .periodEnd
        {
            facts.append(RuleFact(word: "eligible", text: eligible))
        }
        facts += limits.map { RuleFact(word: "limit", text: $0) } + furtherFacts
        facts.append(RuleFact(word: "returns", text: returns))
        return facts
    }
}
