/// Where the statements of a portfolio's partners say other figures than the auditor.
func differences(
    _ portfolio: GeneratedPortfolio,
    _ terms: GeneratedTerms,
    _ computed: [String: [ComputedSite.ComputedStatement]]
) throws -> [String] {
    var auditor = SlowAuditor(portfolio, terms)
    var found: [String] = []
    for partner in portfolio.partners.indices {
        let id = portfolio.partners[partner].id
        let statements = Dictionary(
            uniqueKeysWithValues: (computed[id] ?? []).map { ($0.period, $0) }
        )
        for expected in auditor.statements(of: partner) {
            let place = "\(id) \(expected.period.name)"
            guard let statement = statements[expected.period.name] else {
                if !expected.isEmpty { found.append("\(place) has no statement") }
                continue
            }
            found += try differences(statement, expected, auditor).map { "\(place) \($0)" }
        }
    }
    return found
}

extension SlowStatement {
    /// Whether nothing is paid and nothing carried.
    fileprivate var isEmpty: Bool {
        openingCarry == 0 && closingCarry == 0 && due == 0 && settled.allSatisfy { $0.paid == 0 }
    }
}

private func differences(
    _ statement: ComputedSite.ComputedStatement,
    _ expected: SlowStatement,
    _ auditor: SlowAuditor
) throws -> [String] {
    var found: [String] = []
    func compare(_ what: String, _ figure: String, _ expected: String) {
        if figure != expected { found.append("\(what): \(figure), the auditor says \(expected)") }
    }
    var settled: [String: SlowSettled] = [:]
    for item in expected.settled {
        let rule = auditor.rule(item.rule)
        settled["\(rule.name) \(auditor.periods(item.rule, expected.partner)[item.number].name)"] =
            item
    }
    for incentive in statement.incentives {
        let name = "\(incentive.program)/\(incentive.incentive) \(incentive.period)"
        guard let item = settled.removeValue(forKey: name) else {
            compare("\(name) unsettled", incentive.paid, "0.00")
            continue
        }
        let rule = auditor.rule(item.rule)
        compare(
            "\(name) measure",
            incentive.measure,
            item.outcome.measure.map { measureText($0, rule) } ?? ""
        )
        compare("\(name) tier", "\(incentive.tier)", "\(item.outcome.tier)")
        compare("\(name) entitled", incentive.entitled, dollarText(item.outcome.entitled))
        compare("\(name) paid", incentive.paid, dollarText(item.paid))
        let currency = auditor.portfolio.partners[expected.partner].currency
        compare("\(name) converted", incentive.converted, currency.text(item.converted))
        found += try partDifferences(incentive, item, auditor).map { "\(name) \($0)" }
        let shares = try incentive.shares.filter { try cents($0.amount) != 0 }.map { share in
            "\(share.to) \(share.name ?? "") \(try cents(share.amount))"
        }
        let own = auditor.shares(of: item, expected.partner).map { share in
            "\(share.payee) \(share.name) \(share.amount)"
        }
        compare("\(name) shares", "\(shares)", "\(own)")
    }
    for (name, item) in settled.sorted(by: { $0.key < $1.key }) where item.paid != 0 {
        compare(name, "absent", dollarText(item.paid))
    }
    let currency = auditor.portfolio.partners[expected.partner].currency
    compare("currency", statement.currency, currency.rawValue)
    for (what, figure, amount) in [
        ("opening carry", statement.opening_carry, expected.openingCarry),
        ("earned", statement.earned, expected.earned), ("tax", statement.tax, expected.tax),
        ("withheld", statement.withheld, expected.withheld),
        ("due", statement.due, expected.due),
        ("closing carry", statement.closing_carry, expected.closingCarry),
    ] {
        compare(what, figure, currency.text(amount))
    }
    return found
}

/// A measure as `compute` writes it: money to the cent, anything else to six decimals.
private func measureText(_ value: Ratio, _ rule: GeneratedRule) -> String {
    if rule.measure.isComparison {
        // A percentage is cut, so that nothing looks as if it had reached a bound.
        let scaled = value * Ratio(100_000_000)
        let whole = scaled.top / scaled.bottom
        let isCut = scaled.top < 0 && whole * scaled.bottom != scaled.top
        return millionths(Int(isCut ? whole - 1 : whole)) + "%"
    }
    if (rule.contest?.rankedBy ?? rule.measure).isMoney { return dollarText(Int(value.rounded)) }
    return millionths(Int((value * Ratio(1_000_000)).rounded))
}
