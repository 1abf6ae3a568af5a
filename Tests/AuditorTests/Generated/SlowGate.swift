extension SlowAuditor {
    /// Whether enough of a rule's conditions hold in a period.
    mutating func isOpen(
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        _ cutoff: Int
    ) -> Bool {
        guard let gate = rule(index).gate else { return true }
        var met = 0
        for condition in gate.conditions where isMet(condition, index, partner, period, cutoff) {
            met += 1
        }
        return met >= gate.atLeast
    }

    private mutating func isMet(
        _ condition: GeneratedCondition,
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        _ cutoff: Int
    ) -> Bool {
        let who = portfolio.partners[partner]
        if let level = condition.level { return who.level(on: cutoff) >= level }
        if let attains = condition.attains {
            var own = countedLines(index, partner, upTo: cutoff)
                .filter { period.contains($0.day) }
            takeOff(index, partner, &own, cutoff)
            let found = attainment(index, partner, period, own)
            return found.isThere && found.x >= Ratio(Int128(attains), 1_000_000)
        }
        var first = period.first
        if let months = condition.overMonths {
            first = day(end(period, index) + 1, plusMonths: -months)
        }
        var lines: [SlowLine] = []
        for line in portfolio.lines
        where takes(line, partner, condition.rollup) && line.day <= terms.asOf {
            let sale = line.returns.flatMap { sales[$0] } ?? line
            let acts = rule(index).returns == .net ? line.day : sale.day
            if line.isReturn, rule(index).returns == .mirror { continue }
            if !areActive(who, sale, on: sale.day) || !isInTime(line, of: sale, index) { continue }
            guard (first...cutoff).contains(acts), condition.counts?.takes(sale) ?? true else {
                continue
            }
            lines.append(slowLine(line, acts, who, index))
        }
        return AuditorTests.total(condition.measure, lines) >= Ratio(Int128(condition.from))
    }
}
