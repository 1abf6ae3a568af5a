/// Computes a generated portfolio from SEMANTICS, every figure from all lines anew.
struct SlowAuditor {
    let portfolio: GeneratedPortfolio
    let terms: GeneratedTerms
    var known: [Question: SlowOutcome] = [:]

    /// A figure that is asked for: of a rule, a partner and a period, up to a day.
    struct Question: Hashable {
        let rule: Int
        let partner: Int
        let period: Int
        let cutoff: Int
    }

    init(_ portfolio: GeneratedPortfolio, _ terms: GeneratedTerms) {
        self.portfolio = portfolio
        self.terms = terms
    }

    func rule(_ index: Int) -> GeneratedRule { portfolio.rules[index].rule }

    /// The days on which sales may count for a rule.
    func span(_ index: Int) -> ClosedRange<Int> {
        let (program, rule) = portfolio.rules[index]
        return rule.window.map { $0.clamped(to: program.runs) } ?? program.runs
    }

    func periods(_ index: Int) -> [SlowPeriod] {
        AuditorTests.periods(rule(index).settles, of: span(index))
    }

    /// The day on which a period is over.
    func end(_ period: SlowPeriod, _ index: Int) -> Int {
        min(period.last, span(index).upperBound)
    }

    /// The lines that count for a rule up to a day, in the order of their days.
    func countedLines(_ index: Int, _ partner: Int, upTo cutoff: Int) -> [SlowLine] {
        let rule = rule(index)
        let span = span(index)
        let who = portfolio.partners[partner]
        guard portfolio.rules[index].program.audience.contains(partner) else { return [] }
        var found: [SlowLine] = []
        for line in portfolio.lines where line.partner == partner && line.day <= terms.asOf {
            let sale = line.returns.flatMap { id in portfolio.lines.first { $0.id == id } } ?? line
            guard counts(sale, rule, span, who, index) else { continue }
            if line.returns != nil, let within = rule.within,
                line.day > day(sale.day, plusMonths: within)
            {
                continue
            }
            var acts = sale.day
            switch rule.returns {
            case .restate: break
            case .net: acts = line.day
            case .mirror: if line.isReturn { continue }
            }
            if rule.measure == .grossSales, line.isReturn { continue }
            guard span.contains(acts), acts <= cutoff else { continue }
            found.append(
                SlowLine(
                    line: line,
                    day: acts,
                    level: who.level(on: acts),
                    country: who.country
                )
            )
        }
        return found
    }

    private func counts(
        _ sale: GeneratedLine,
        _ rule: GeneratedRule,
        _ span: ClosedRange<Int>,
        _ who: GeneratedPartner,
        _ index: Int
    ) -> Bool {
        guard span.contains(sale.day), sale.day >= who.joined ?? 0 else { return false }
        if let least = rule.levelAtLeast {
            var day = sale.day
            if rule.isAsOfPeriodEnd {
                guard let period = periods(index).first(where: { $0.contains(day) }) else {
                    return false
                }
                day = min(end(period, index), terms.asOf)
            }
            if who.level(on: day) < least { return false }
        }
        return rule.counts?.takes(sale) ?? true
    }

    /// Rounds cents to the payout unit.
    func rounded(_ amount: Ratio) -> Int {
        let unit = Int128(terms.payoutUnit)
        let parts = amount / Ratio(unit)
        if !terms.isHalfEven { return Int(Int128(parts.rounded) * unit) }
        return Int(halfEven(parts) * unit)
    }

    /// Rounds to whole cents, as taxes are.
    func roundedToCent(_ amount: Ratio) -> Int {
        terms.isHalfEven ? Int(halfEven(amount)) : Int(amount.rounded)
    }
}

/// The nearest whole number, a half to the even one.
func halfEven(_ value: Ratio) -> Int128 {
    let (size, bottom) = (abs(value.top), value.bottom)
    let (whole, rest) = (size / bottom, size % bottom)
    let isUp = rest * 2 > bottom || (rest * 2 == bottom && whole % 2 == 1)
    let result = whole + (isUp ? 1 : 0)
    return value.top < 0 ? -result : result
}
