/// What a rule gives a partner for a period.
struct SlowOutcome: Equatable {
    /// Nil where there is nothing to compare with.
    var measure: Ratio?
    var tier = 0
    /// Cents, rounded, before any budget.
    var entitled = 0
    /// Cents, before they are rounded.
    var exact = Ratio(0)
    /// Cents, rounded, before what returns take back.
    var paid = 0
    /// The net sales that it was paid on.
    var base = Ratio(0)
    /// Cents that go over to the next period, as they are printed.
    var carried = 0
    /// What the rule pays before its limits.
    var parts: [SlowPart] = []
    /// What lies between the parts and what is entitled.
    var steps: [SlowStep] = []
}

/// An outcome that is not rounded yet.
struct SlowDraft {
    var outcome: SlowOutcome
    /// Cents that the cap over the run leaves.
    let left: Int?
    /// Cents that earlier periods of what accumulates were paid.
    let stated: Int
}

extension SlowAuditor {
    /// The outcome of a rule for a partner and period, of the lines up to a day.
    mutating func outcome(
        _ index: Int,
        _ partner: Int,
        _ number: Int,
        upTo cutoff: Int
    ) -> SlowOutcome {
        let question = Question(rule: index, partner: partner, period: number, cutoff: cutoff)
        if let answer = known[question] { return answer }
        let answer = computed(index, partner, number, cutoff)
        known[question] = answer
        return answer
    }

    private mutating func computed(
        _ index: Int,
        _ partner: Int,
        _ number: Int,
        _ cutoff: Int
    ) -> SlowOutcome {
        var draft = draft(index, partner, number, cutoff)
        if isBeaten(index, partner, number, draft, cutoff) {
            draft.outcome.step(.beaten, to: Ratio(0))
            draft.outcome.carried = 0
        }
        let before = roundedToCent(draft.outcome.exact)
        var paid = rounded(draft.outcome.exact)
        if let left = draft.left, paid > left { paid -= terms.payoutUnit }
        draft.outcome.paid = paid
        let taken = takenBack(index, partner, number, draft.outcome)
        draft.outcome.entitled = paid - taken - draft.stated
        draft.outcome.add(.statedBefore, -draft.stated)
        draft.outcome.add(.takenBack, -taken)
        draft.outcome.add(.payoutUnit, paid - before)
        return draft.outcome
    }

    /// The outcome before its group, before returns that are taken back, and before rounding.
    mutating func draft(
        _ index: Int,
        _ partner: Int,
        _ number: Int,
        _ cutoff: Int
    ) -> SlowDraft {
        let rule = rule(index)
        let period = periods(index, partner)[number]
        let isBehind = number >= periods(index).count
        var before: [SlowOutcome] = []
        for earlier in 0..<number {
            let end = end(periods(index, partner)[earlier], index)
            before.append(outcome(index, partner, earlier, upTo: min(end, terms.asOf)))
        }
        let statedInYear = zip(periods(index, partner), before)
            .filter { accumulate($0.0, period, rule) }.reduce(0) { $0 + $1.1.entitled }
        var lines = linesOf(index, partner, period, upTo: cutoff)
        takeOff(index, partner, &lines, cutoff)
        let tiers = tiers(index, partner, period, lines, cutoff)
        let isOpen = isOpen(index, partner, period, cutoff)
        var outcome = SlowOutcome(
            measure: tiers.comparison?.isThere == false ? nil : tiers.x,
            tier: rule.each == nil ? tiers.tier : 0,
            base: net(lines)
        )
        if isOpen, !isBehind {
            let prize = SlowPart(kind: .prize, pays: prize(index, partner, period, cutoff))
            outcome.parts = rule.measure == .rank ? [prize] : parts(rule, tiers, lines)
        }
        outcome.exact = outcome.parts.reduce(Ratio(0)) { $0 + $1.pays }
        outcome.step(.eachCap, to: outcome.exact - cutByEach(rule, outcome.parts))
        outcome.step(.late, to: outcome.exact - late(index, outcome.exact, lines))
        if !isBehind {
            let carried = Ratio(Int128(before.last?.carried ?? 0))
            outcome.step(.carriedIn, to: outcome.exact + carried)
        }
        // Something was sold that did not come back.
        let isWorth = tiers.isWorth || net(lines) > Ratio(0)
        if let floor = rule.floor, isWorth, isOpen {
            outcome.step(.floor, to: max(outcome.exact, Ratio(Int128(floor))))
        }
        if let cap = rule.capPeriod.map({ Ratio(Int128($0)) }), outcome.exact > cap {
            // At the end of the run it is lost.
            let isCarried = rule.isExcessCarried && number + 1 < periods(index).count
            outcome.carried = isCarried ? roundedToCent(outcome.exact - cap) : 0
            outcome.step(.cap, to: cap)
        }
        let left = rule.capRun.map { $0 - before.reduce(0) { $0 + $1.entitled } + statedInYear }
        if let left { outcome.step(.runCap, to: min(outcome.exact, Ratio(Int128(left)))) }
        return SlowDraft(outcome: outcome, left: left, stated: statedInYear)
    }

    /// The lines of a period, and of those that it adds up with; those of another measure where
    /// one is given, whatever the rule's filter.
    func linesOf(
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        upTo cutoff: Int,
        of measure: GeneratedMeasure? = nil
    ) -> [SlowLine] {
        let rule = rule(index)
        return countedLines(
            index,
            partner,
            upTo: cutoff,
            withCounts: measure == nil,
            of: measure
        ).filter { line in
            period.contains(line.day)
                || periods(index).contains {
                    $0.contains(line.day) && accumulate($0, period, rule)
                }
        }
    }

    /// Whether a period adds up with a later one.
    private func accumulate(_ one: SlowPeriod, _ later: SlowPeriod, _ rule: GeneratedRule) -> Bool {
        switch rule.accumulates {
        case nil: false
        case .run: one.first < later.first
        case .year:
            one.first < later.first && terms.calendar.isOneYear(one.first, later.first)
        }
    }

    private mutating func tiers(
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        _ lines: [SlowLine],
        _ cutoff: Int
    ) -> SlowTiers {
        let rule = rule(index).resolved(lines)
        if let base = rule.base {
            var own = rule
            own.base = nil
            let paid = baseLines(index, partner, period, base, upTo: cutoff)
            return tiers(own, index, partner, period, lines, cutoff).paying(paid, base.measure)
        }
        return tiers(rule, index, partner, period, lines, cutoff)
    }

    private mutating func tiers(
        _ rule: GeneratedRule,
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        _ lines: [SlowLine],
        _ cutoff: Int
    ) -> SlowTiers {
        if rule.measure == .payouts {
            return SlowTiers(rule, paying: payouts(index, partner, period, cutoff))
        }
        if rule.measure == .rank {
            return SlowTiers(rule, paying: total(rule.contest?.rankedBy ?? .netSales, lines))
        }
        if !rule.measure.isComparison { return SlowTiers(rule, lines) }
        let comparison = comparison(index, partner, period, lines, cutoff)
        return SlowTiers(rule, lines, comparing: comparison)
    }

    /// What a rule pays, once or for each value of a column.
    private func parts(
        _ rule: GeneratedRule,
        _ tiers: SlowTiers,
        _ lines: [SlowLine]
    ) -> [SlowPart] {
        guard let each = rule.each else { return tiers.parts }
        let groups = Dictionary(grouping: lines) { line in
            if each != "line" { return line.text(each) }
            // Where a return restates its sale, the two are one line.
            return rule.returns == .net ? line.line.id : line.line.returns ?? line.line.id
        }
        return groups.sorted { $0.key < $1.key }.flatMap { value, group in
            SlowTiers(rule, group).parts.map { $0.of(value) }
        }
    }

    /// What the cap of each value cuts.
    private func cutByEach(_ rule: GeneratedRule, _ parts: [SlowPart]) -> Ratio {
        guard let cap = rule.capEach.map({ Ratio(Int128($0)) }) else { return Ratio(0) }
        let values = Dictionary(grouping: parts) { $0.value ?? "" }
        return values.values.reduce(Ratio(0)) { cut, parts in
            cut + max(Ratio(0), parts.reduce(Ratio(0)) { $0 + $1.pays } - cap)
        }
    }
}
