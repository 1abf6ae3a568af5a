/// Computes a generated portfolio from SEMANTICS, every figure from all lines anew.
struct SlowAuditor {
    let portfolio: GeneratedPortfolio
    let terms: GeneratedTerms
    let rules: [GeneratedRule]
    /// The partners that take part, by rule.
    let audiences: [[Int]]
    /// The days on which sales may count, by rule.
    let spans: [ClosedRange<Int>]
    /// The days on which their programs run, by rule.
    let runs: [ClosedRange<Int>]
    let periodsOfRules: [[SlowPeriod]]
    let sales: [String: GeneratedLine]
    let rates: SlowRates
    var known: [Question: SlowOutcome] = [:]
    var payments: [Settled: Int]?

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
        let all = portfolio.programs.flatMap { program in program.rules.map { (program, $0) } }
        rules = all.map(\.1)
        audiences = all.map(\.0.audience)
        runs = all.map(\.0.runs)
        let spans = all.map { program, rule in
            rule.window.map { $0.clamped(to: program.runs) } ?? program.runs
        }
        self.spans = spans
        periodsOfRules = zip(rules, spans).map { rule, span in
            terms.calendar.periods(rule.settles, of: span)
        }
        rates = SlowRates(portfolio, terms)
        sales = Dictionary(uniqueKeysWithValues: portfolio.lines.map { ($0.id, $0) })
    }

    func rule(_ index: Int) -> GeneratedRule { rules[index] }

    func span(_ index: Int) -> ClosedRange<Int> { spans[index] }

    func periods(_ index: Int) -> [SlowPeriod] { periodsOfRules[index] }

    /// The day on which a period is over.
    func end(_ period: SlowPeriod, _ index: Int) -> Int {
        periods(index).contains(period) ? min(period.last, span(index).upperBound) : period.last
    }

    /// The lines that count for a rule up to a day.
    func countedLines(
        _ index: Int,
        _ partner: Int,
        upTo cutoff: Int,
        withCounts: Bool = true,
        of measure: GeneratedMeasure? = nil
    ) -> [SlowLine] {
        let rule = rule(index)
        let who = portfolio.partners[partner]
        guard audiences[index].contains(partner) else { return [] }
        var found: [SlowLine] = []
        for line in portfolio.lines
        where takes(line, partner, rule.rollup) && line.day <= terms.asOf {
            let sale = line.returns.flatMap { sales[$0] } ?? line
            guard counts(sale, index, who, withCounts: withCounts),
                isInTime(line, of: sale, index)
            else { continue }
            let acts = acts(line, sale, rule)
            let isGross = (measure ?? rule.measure) == .grossSales
            if line.isReturn, rule.returns == .mirror || isGross { continue }
            guard span(index).contains(acts), acts <= cutoff else { continue }
            found.append(slowLine(line, acts, who, index))
        }
        return found
    }

    /// The lines of an earlier period that would count but for run, window and joining.
    func baselineLines(
        _ index: Int,
        _ partner: Int,
        _ period: SlowPeriod,
        knownOn cutoff: Int
    ) -> [SlowLine] {
        let rule = rule(index)
        let who = portfolio.partners[partner]
        guard audiences[index].contains(partner) else { return [] }
        var found: [SlowLine] = []
        for line in portfolio.lines
        where takes(line, partner, rule.rollup) && line.day <= terms.asOf {
            let sale = line.returns.flatMap { sales[$0] } ?? line
            let left = portfolio.partners[line.partner].left ?? Int.max
            guard rule.counts?.takes(sale) ?? true, isInTime(line, of: sale, index),
                hasDay(sale, rule), isOfDeal(sale, rule),
                decidingDay(sale, rule) <= min(left, who.left ?? Int.max)
            else { continue }
            if line.isReturn, rule.returns == .mirror { continue }
            let acts = acts(line, sale, rule)
            // Later returns of an earlier period never move it.
            guard period.contains(acts), line.day <= cutoff else { continue }
            var standing = decidingDay(sale, rule)
            if rule.isAsOfPeriodEnd {
                let own = terms.calendar.period(rule.settles, holding: standing)
                standing = min(end(own, index), terms.asOf)
            }
            if let least = rule.levelAtLeast, who.level(on: standing) < least { continue }
            found.append(slowLine(line, acts, who, index))
        }
        return found
    }

    /// The day that decides about a line: of delivery where the rule says so and it is known.
    func decidingDay(_ line: GeneratedLine, _ rule: GeneratedRule) -> Int {
        rule.countsOnDelivery ? line.delivered ?? line.day : line.day
    }

    /// Whether the day that decides is known; what comes back has its own.
    private func hasDay(_ sale: GeneratedLine, _ rule: GeneratedRule) -> Bool {
        !rule.countsOnDelivery || sale.delivered != nil || sale.isReturn
    }

    /// The day on which a line acts.
    private func acts(
        _ line: GeneratedLine,
        _ sale: GeneratedLine,
        _ rule: GeneratedRule
    ) -> Int {
        decidingDay(rule.returns == .net ? line : sale, rule)
    }

    func slowLine(
        _ line: GeneratedLine,
        _ day: Int,
        _ who: GeneratedPartner,
        _ index: Int
    ) -> SlowLine {
        SlowLine(
            line: line,
            day: day,
            level: who.level(on: day),
            country: who.country,
            isMembers: portfolio.partners[line.partner].id != who.id,
            rate: rates.rate(of: line, rule(index).measureRate, from: runs[index].lowerBound)
        )
    }

    /// Whether a return still takes its sale back.
    func isInTime(_ line: GeneratedLine, of sale: GeneratedLine, _ index: Int) -> Bool {
        guard line.returns != nil, let within = rule(index).within else { return true }
        return line.day <= day(sale.day, plusMonths: within)
    }

    /// Whether a sale counts for a rule.
    func counts(
        _ sale: GeneratedLine,
        _ index: Int,
        _ who: GeneratedPartner,
        withCounts: Bool = true
    ) -> Bool {
        let rule = rule(index)
        let own = decidingDay(sale, rule)
        guard hasDay(sale, rule), span(index).contains(own), areActive(who, sale, on: own) else {
            return false
        }
        if let least = rule.levelAtLeast {
            var day = own
            if rule.isAsOfPeriodEnd {
                guard let period = periods(index).first(where: { $0.contains(day) }) else {
                    return false
                }
                day = min(end(period, index), terms.asOf)
            }
            if who.level(on: day) < least { return false }
        }
        if withCounts, rule.counts?.takes(sale) == false { return false }
        if !isOfDeal(sale, rule) { return false }
        if withCounts, !isClaimed(sale, index) { return false }
        return !isTaken(sale, index, who)
    }

    /// Rounds cents to the payout unit.
    func rounded(_ amount: Ratio) -> Int { rounded(amount, to: terms.payoutUnit) }

    func rounded(_ amount: Ratio, to payoutUnit: Int) -> Int {
        let unit = Int128(payoutUnit)
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
    let isUp = rest > bottom - rest || (rest == bottom - rest && whole % 2 == 1)
    let result = whole + (isUp ? 1 : 0)
    return value.top < 0 ? -result : result
}
