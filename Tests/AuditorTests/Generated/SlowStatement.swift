/// What the auditor predicts for a statement, in minor units of the partner's currency.
struct SlowStatement: Equatable {
    let partner: Int
    let period: SlowPeriod
    var openingCarry = 0
    var earned = 0
    var tax = 0
    var withheld = 0
    var due = 0
    var closingCarry = 0
    /// What settles here.
    var settled: [SlowSettled] = []
}

/// A rule's period that settles in a statement.
struct SlowSettled: Equatable {
    let rule: Int
    let number: Int
    let outcome: SlowOutcome
    /// Cents.
    let paid: Int
    /// In minor units of the partner's currency.
    var converted = 0
}

extension SlowAuditor {
    /// The statements of a partner in order, one for each period of the site's cycle.
    mutating func statements(of partner: Int) -> [SlowStatement] {
        let payments = budgetPayments()
        var statements: [SlowStatement] = []
        for period in statementPeriods {
            var statement = SlowStatement(partner: partner, period: period)
            statement.openingCarry = statements.last?.closingCarry ?? 0
            statement.settled = settled(partner, in: period).map { item in
                let key = Settled(rule: item.rule, partner: partner, number: item.number)
                let paid = payments[key] ?? item.paid
                return SlowSettled(
                    rule: item.rule,
                    number: item.number,
                    outcome: item.outcome,
                    paid: paid,
                    converted: converted(paid, partner, in: period)
                )
            }
            statement.earned = statement.settled.reduce(0) { $0 + $1.converted }
            statement.tax = levied(terms.taxes, statement)
            statement.withheld = levied(terms.withholdings, statement)
            let sum =
                statement.openingCarry + statement.earned + statement.tax - statement.withheld
            statement.due = sum < 0 || sum < minimum(of: partner) ? 0 : sum
            statement.closingCarry = sum - statement.due
            statements.append(statement)
        }
        return statements
    }

    var statementPeriods: [SlowPeriod] {
        let first = portfolio.programs.map(\.runs.lowerBound).min() ?? terms.asOf
        return terms.calendar.periods(terms.cycle, of: min(first, terms.asOf)...terms.asOf)
    }

    mutating func settled(_ partner: Int, in period: SlowPeriod) -> [SlowSettled] {
        var found: [SlowSettled] = []
        for index in rules.indices {
            for (number, own) in periods(index, partner).enumerated() {
                let end = end(own, index)
                guard end < terms.asOf, period.contains(end) else { continue }
                let outcome = outcome(index, partner, number, upTo: end)
                found.append(
                    SlowSettled(
                        rule: index,
                        number: number,
                        outcome: outcome,
                        paid: outcome.entitled
                    )
                )
            }
        }
        return found
    }

    /// Cents in the currency of a partner, at the rate of the day on which a period closes.
    private func converted(_ paid: Int, _ partner: Int, in period: SlowPeriod) -> Int {
        let currency = portfolio.partners[partner].currency
        if currency == .dollar { return paid }
        let day = min(period.last + terms.closes, terms.asOf)
        let worth = Ratio(Int128(paid), 100) * terms.rate(.dollar, currency, on: day)
        return rounded(
            worth * Ratio(Int128(currency.size)),
            to: terms.payoutUnits[currency] ?? 1
        )
    }

    private func minimum(of partner: Int) -> Int {
        let currency = portfolio.partners[partner].currency
        return currency == .dollar ? terms.minimum : terms.minimums[currency] ?? 0
    }

    private func levied(_ levies: [GeneratedLevy], _ statement: SlowStatement) -> Int {
        var sum = 0
        for levy in levies
        where levy.country == portfolio.partners[statement.partner].country {
            let base = statement.settled.reduce(0) { sum, item in
                levy.kinds.contains(rule(item.rule).kind) ? sum + item.converted : sum
            }
            sum += roundedToCent(Ratio(Int128(base)) * Ratio(Int128(levy.rate), 1_000_000))
        }
        return sum
    }
}
