import Incentives
import Testing

private func pair(_ from: String, _ to: String) throws -> CurrencyPair {
    CurrencyPair(
        from: try #require(Currency(code: from)),
        to: try #require(Currency(code: to))
    )
}

/// Rates of whole hundred-millionths by day.
private func rates(_ pair: CurrencyPair, _ ofDays: [String: Int64]) throws -> ExchangeRates {
    ExchangeRates(
        try ofDays.map { text, rate in
            (pair, ExchangeRate(day: try day(text), perHundredMillion: rate, source: "test"))
        }
    )
}

private let tenPercent = table(.retroactive, [step(0, 10)])

@Test func `100 dollars at 16,250.5 are 1,625,050 rupiah`() throws {
    var test = TestPortfolio()
    test.partners = [testPartner("a", currency: Currency(code: "IDR"))]
    test.incentives = [try testIncentive(tenPercent)]
    test.lines = [TestLine(id: "S-1", day: "2026-02-10", net: 1_000)]
    test.rates = try rates(pair("USD", "IDR"), ["2026-04-08": 16_250_50000000])
    let statement = try test.statements()[0]
    #expect(statement.settlements[0].paid.minorUnits == 100_00)
    #expect(statement.settlements[0].payout.minorUnits == 1_625_050_00)
    #expect(statement.due.minorUnits == 1_625_050_00)
    #expect(statement.due.currency.code == "IDR")
    #expect(statement.settlements[0].conversion?.isNewest == false)
}

@Test func `the payment rate is that of the closing day, the newest before it`() throws {
    var test = TestPortfolio()
    test.partners = [testPartner("a", currency: Currency(code: "IDR"))]
    test.incentives = [try testIncentive(tenPercent)]
    test.lines = [TestLine(id: "S-1", day: "2026-02-10", net: 1_000)]
    let dollar = try pair("USD", "IDR")
    // The quarter closes on 10 April; a rate is good for ten days.
    for (last, rate) in [("2026-03-31", 2), ("2026-04-10", 3), ("2026-04-11", 2)]
        as [(String, Int64)]
    {
        let first: [String: Int64] = ["2026-04-01": 2_00000000]
        test.rates = try rates(dollar, first.merging([last: rate * 1_00000000]) { $1 })
        let paid = try test.statements()[0].settlements[0].payout.minorUnits
        #expect(paid == (last == "2026-04-10" ? 300_00 : 200_00), "\(last)")
    }
    test.rates = try rates(dollar, ["2026-03-30": 2_00000000])
    #expect(throws: Refusal.self) { try test.statements() }
}

@Test func `lines are read in the program's currency at the rate of their day`() throws {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.retroactive, [step(100, 10)]))]
    test.lines = [
        TestLine(id: "S-1", day: "2026-02-10", net: 60),
        TestLine(id: "S-2", day: "2026-02-12", net: 20, currency: "EUR"),
        TestLine(id: "S-3", day: "2026-02-20", net: 10, currency: "EUR"),
    ]
    test.rates = try rates(
        pair("EUR", "USD"),
        ["2026-02-10": 1_20000000, "2026-02-20": 1_60000000]
    )
    // 60 + 24 + 16 reach the bound of 100, a cent less does not.
    #expect(try test.paid()["2026-Q1"] == 10_00)
    test.lines[0].cents = -1
    #expect(try test.paid()["2026-Q1"] == 0)
}

@Test(
    arguments: [
        (MeasureRate.saleDay, 2_80), (.monthAverage, 3_00), (.runStart, 2_00),
    ] as [(MeasureRate, Int64)]
)
func `the measure rate is that of the day, the month's mean or the run's first day`(
    rule: MeasureRate,
    paid: Int64
) throws {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(tenPercent, measureRate: rule)]
    test.lines = [TestLine(id: "S-1", day: "2026-02-12", net: 20, currency: "EUR")]
    test.rates = try rates(
        pair("EUR", "USD"),
        ["2025-12-31": 1_00000000, "2026-02-10": 1_40000000, "2026-02-20": 1_60000000]
    )
    #expect(try test.paid()["2026-Q1"] == paid)
}

@Test func `the mean of a month that goes on is that of the rates up to the as-of day`() throws {
    var test = TestPortfolio()
    test.asOf = "2026-02-21"
    test.incentives = [
        try testIncentive(
            tenPercent,
            span: span("2026-01-01..2026-02-20"),
            measureRate: .monthAverage
        )
    ]
    test.lines = [TestLine(id: "S-1", day: "2026-02-12", net: 20, currency: "EUR")]
    test.rates = try rates(
        pair("EUR", "USD"),
        ["2026-02-10": 1_40000000, "2026-02-21": 1_60000000, "2026-02-22": 9_00000000]
    )
    // 20 at 1.50, and a day later at 4.00.
    #expect(try test.paid()["2026-Q1"] == 3_00)
    test.asOf = "2026-02-22"
    #expect(try test.paid()["2026-Q1"] == 8_00)
}

@Test func `a return is worth what its sale was, whatever the rate has become`() throws {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(tenPercent, returns: .netInPeriod)]
    test.lines = [
        TestLine(id: "S-1", day: "2026-02-12", net: 20, currency: "EUR"),
        TestLine(id: "R-1", day: "2026-02-25", net: -20, returns: "S-1", currency: "EUR"),
    ]
    test.rates = try rates(
        pair("EUR", "USD"),
        ["2026-02-10": 1_40000000, "2026-02-24": 9_00000000]
    )
    #expect(try test.paid()["2026-Q1"] == 0)
}

@Test func `a line without a rate that is ten days old or newer is named`() throws {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(tenPercent)]
    test.lines = [
        TestLine(id: "S-1", day: "2026-02-20", net: 20, currency: "EUR"),
        TestLine(id: "S-2", day: "2026-02-21", net: 20, currency: "EUR"),
        TestLine(id: "S-3", day: "2027-02-21", net: 20, currency: "EUR"),
    ]
    test.rates = try rates(pair("EUR", "USD"), ["2026-02-10": 1_40000000])
    let portfolio = try test.portfolio()
    let missing = missingRates(in: portfolio)
    #expect(missing.map(\.line) == [1])
    #expect(missing.map(\.day) == [try day("2026-02-21")])
}

@Test func `before its run nobody asks for the rate of its first day`() throws {
    let growth = Growth(
        of: .netSales,
        baseline: .previousPeriod,
        paysOn: .total,
        noBaseline: .skip
    )
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(tenPercent, measure: .growth(growth), measureRate: .runStart)
    ]
    test.lines = [TestLine(id: "S-1", day: "2025-12-10", net: 20, currency: "EUR")]
    test.asOf = "2025-12-31"
    #expect(missingRates(in: try test.portfolio()).isEmpty)
    #expect(try test.statements().isEmpty)
    test.asOf = "2026-01-01"
    #expect(missingRates(in: try test.portfolio()).map(\.day) == [try day("2026-01-01")])
}
