import Incentives
import Testing

private func discount(
    _ percent: Int64,
    from dollars: Int64 = 0,
    claimsBack: Bool = true
) -> TierStep {
    let discount = Discount(rates: Varied(same: Rate(percent: percent)), claimsBack: claimsBack)
    return TierStep(
        from: ExactFraction(dollars * 100),
        rewards: [.discount(discount)],
        appliesFromZero: false
    )
}

@Test func `a discount claims back what each invoice did not give`() throws {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.retroactive, [discount(10)]))]
    test.lines = [
        // 100 are due and 40 were given; 100 are due and 150 were given.
        TestLine(id: "S-1", day: "2026-01-10", net: 960, gross: 1_000),
        TestLine(id: "S-2", day: "2026-01-11", net: 850, gross: 1_000),
    ]
    #expect(try test.paid()["2026-Q1"] == 60_00)
    test.lines.reverse()
    #expect(try test.paid()["2026-Q1"] == 60_00)
    // Just what is due, and a cent less.
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 900, gross: 1_000)]
    #expect(try test.paid()["2026-Q1"] == 0)
    test.lines[0].cents = 1
    #expect(try test.paid()["2026-Q1"] == 1)
}

@Test func `without a claim a discount pays nothing and says the three figures`() throws {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.retroactive, [discount(10, claimsBack: false)]))]
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 960, gross: 1_000)]
    #expect(try test.paid()["2026-Q1"] == 0)
    let parts = try #require(try test.statements().first?.settlements.first).accrual.parts
    #expect(
        parts.map(\.formula) == [
            .discount(
                list: ExactFraction(1_000_00),
                given: ExactFraction(40_00),
                rate: Rate(percent: 10).fraction
            )
        ]
    )
}

@Test func `a return takes its part of what was claimed back, never more`() throws {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.retroactive, [discount(10)]))]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 960, gross: 1_000, units: 10),
        TestLine(
            id: "R-1",
            day: "2026-02-10",
            net: -480,
            gross: -500,
            units: -5,
            returns: "S-1"
        ),
    ]
    // 500 remain at list price: 50 are due, 20 were given.
    #expect(try test.paid()["2026-Q1"] == 30_00)
    // All comes back for less money than it was sold for: nothing is left to be due on.
    (test.lines[1].net, test.lines[1].gross, test.lines[1].units) = (-900, -1_000, -10)
    #expect(try test.paid()["2026-Q1"] == 0)
    // One that names no sale takes back what its opposite would have paid: 50 less 20.
    test.lines[1] = TestLine(id: "R-1", day: "2026-02-10", net: -480, gross: -500, units: -5)
    #expect(try test.paid()["2026-Q1"] == 30_00)
}

@Test func `the tier reached decides a discount off all that was sold`() throws {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(table(.retroactive, [discount(5), discount(10, from: 960)]))
    ]
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 960, gross: 1_000)]
    // 10% of 1,000 less 40; a cent below the bound 5% less 40.01.
    #expect(try test.paid()["2026-Q1"] == 60_00)
    (test.lines[0].net, test.lines[0].cents) = (959, 99)
    #expect(try test.paid()["2026-Q1"] == 9_99)
    test.lines = []
    #expect(try test.paid()["2026-Q1"] ?? 0 == 0)
}

@Test func `a discount counts nothing of a partner before it joined`() throws {
    var test = TestPortfolio()
    test.partners = [testPartner("a-partner", joined: try day("2026-02-01"))]
    test.incentives = [try testIncentive(table(.retroactive, [discount(10)]))]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-31", net: 960, gross: 1_000),
        TestLine(id: "S-2", day: "2026-02-01", net: 970, gross: 1_000),
    ]
    // 100 are due and 30 were given.
    #expect(try test.paid()["2026-Q1"] == 70_00)
}

@Test func `a line without a list price is named where a discount may count it`() throws {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.retroactive, [discount(10)]))]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 960, gross: 1_000),
        TestLine(id: "S-2", day: "2026-01-11", net: 960),
    ]
    #expect(linesWithoutListPrice(in: try test.portfolio()) == [1])
    // No discount was given, and the line says so.
    test.lines[1].gross = 960
    #expect(linesWithoutListPrice(in: try test.portfolio()) == [])
    test.lines[1].gross = nil
    #expect(linesWithoutListPrice(in: try test.portfolio()) == [1])
    test.incentives = [try testIncentive(table(.marginal, [step(0, 10)]))]
    #expect(linesWithoutListPrice(in: try test.portfolio()) == [])
}
