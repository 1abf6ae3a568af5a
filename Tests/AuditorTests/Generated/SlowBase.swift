extension SlowAuditor {
    /// The lines that a rule's rewards are applied to in a period.
    func baseLines(
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        _ base: GeneratedSelection,
        upTo cutoff: Int
    ) -> [SlowLine] {
        linesOf(index, partner, period, upTo: cutoff, of: base.measure).filter { line in
            base.counts?.takes(sales[line.line.returns ?? ""] ?? line.line) ?? true
        }
    }
}

extension GeneratedRule {
    /// The rule with the rates that its second measures decide on some lines.
    func resolved(_ lines: [SlowLine]) -> GeneratedRule {
        var rule = self
        for step in steps.indices {
            guard let second = steps[step].rate?.second else { continue }
            let value = total(second.measure, lines)
            let reached = second.bounds.count { value >= Ratio(Int128($0)) }
            if reached > 0 { rule.steps[step].rate?.same = second.values[reached - 1] }
        }
        return rule
    }
}
