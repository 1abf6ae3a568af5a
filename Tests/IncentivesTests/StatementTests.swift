import Incentives
import Testing

private let tenPercent = table(.marginal, [step(0, 10)])

@Test func `a month settles thrice in a quarter, a year in the last, a run when it ends`() throws {
    var test = TestPortfolio()
    test.runs = "2026-01-01..2026-11-15"
    test.incentives = [
        try testIncentive(tenPercent, id: "month", settles: .month, span: try span(test.runs)),
        try testIncentive(tenPercent, id: "half", settles: .half, span: try span(test.runs)),
        try testIncentive(tenPercent, id: "year", settles: .year, span: try span(test.runs)),
        try testIncentive(tenPercent, id: "run", settles: nil, span: try span(test.runs)),
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-31", net: 100),
        TestLine(id: "S-2", day: "2026-02-01", net: 200),
        TestLine(id: "S-3", day: "2026-07-01", net: 400),
        TestLine(id: "S-4", day: "2026-11-16", net: 800),
    ]
    let statements = try test.statements()
    #expect(statements.map(\.period.name) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
    let paid = statements.map { statement in
        statement.settlements.filter(\.isFinal).map {
            "\(test.incentives[$0.incentive].id) \($0.accrual.period.name) \($0.paid.minorUnits)"
        }
    }
    #expect(paid[0] == ["month 2026-01 1000", "month 2026-02 2000", "month 2026-03 0"])
    #expect(paid[1].suffix(1) == ["half 2026-H1 3000"])
    #expect(paid[2] == ["month 2026-07 4000", "month 2026-08 0", "month 2026-09 0"])
    #expect(
        paid[3] == [
            "month 2026-10 0", "month 2026-11 0", "half 2026-H2 4000", "year 2026 7000",
            "run 2026-01-01..2026-11-15 7000",
        ]
    )
}

@Test func `a period that is not over shows its progress and pays nothing`() throws {
    var test = TestPortfolio()
    test.asOf = "2026-03-31"
    test.incentives = [try testIncentive(tenPercent)]
    test.lines = [TestLine(id: "S-1", day: "2026-02-10", net: 1_000)]
    let open = try #require(try test.statements().last)
    #expect(open.state == .open)
    #expect(open.settlements[0].entitled.minorUnits == 100_00)
    #expect(open.settlements[0].paid.minorUnits == 0)
    #expect(open.due.minorUnits == 0)
    test.asOf = "2026-04-01"
    let statements = try test.statements()
    #expect(statements.map(\.state) == [.draft, .open])
    #expect(statements[0].due.minorUnits == 100_00)
    #expect(statements[0].closesOn.description == "2026-04-10")
    #expect(statements[0].paysOn.description == "2026-05-10")
    #expect(statements[0].lastDisputeOn.description == "2026-06-09")
}

@Test func `a statement exists while a partner is active and a program runs`() throws {
    var test = TestPortfolio()
    test.partners = [
        testPartner("a", joined: try day("2026-05-20"), left: try day("2026-08-02"))
    ]
    test.incentives = [try testIncentive(tenPercent)]
    #expect(try test.statements().map(\.period.name) == ["2026-Q2", "2026-Q3"])
    #expect(try test.statements().map(\.due.minorUnits) == [0, 0])
}

@Test func `a sum below zero is carried until it is made up, also after the program`() throws {
    var test = TestPortfolio()
    test.runs = "2026-01-01..2026-06-30"
    test.incentives = [
        try testIncentive(
            tenPercent,
            span: try span("2026-01-01..2026-06-30"),
            returns: .netInPeriod
        )
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 100),
        TestLine(id: "R-1", day: "2026-04-10", net: -300, units: -1),
    ]
    let statements = try test.statements()
    #expect(statements.prefix(3).map(\.due.minorUnits) == [10_00, 0, 0])
    #expect(statements.prefix(3).map(\.openingCarry.minorUnits) == [0, 0, -30_00])
    #expect(statements.prefix(3).map(\.closingCarry.minorUnits) == [0, -30_00, -30_00])
    #expect(statements[1].carryReason == .belowZero)
}

@Test func `less than the minimum is carried, the minimum itself is paid`() throws {
    var test = TestPortfolio()
    test.minimumPayout = 25_00
    test.incentives = [try testIncentive(tenPercent)]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 249, cents: 90),
        TestLine(id: "S-2", day: "2026-04-10", net: 0, cents: 10),
        TestLine(id: "S-3", day: "2026-07-10", net: 250),
    ]
    let statements = try test.statements()
    #expect(statements.map(\.due.minorUnits) == [0, 25_00, 25_00, 0])
    #expect(statements[0].carryReason == .belowMinimum(25_00))
}

@Test func `fiscal years and other cycles name their periods`() throws {
    var test = TestPortfolio()
    test.fiscalYearStarts = 4
    test.cycle = .half
    test.incentives = [try testIncentive(tenPercent, settles: .half)]
    test.lines = [TestLine(id: "S-1", day: "2026-03-31", net: 100)]
    #expect(
        try test.statements().map(\.period.name) == ["2025-H2", "2026-H1", "2026-H2"]
    )
    #expect(try test.paid()["2025-H2"] == 10_00)
}

@Test func `the one rounding goes to the payout unit, half away or half to even`() throws {
    for (rounding, unit, expected) in [
        (Rounding.halfAway, Int64(1), Int64(12_35)), (.halfEven, 1, 12_34),
        (.halfAway, 100, 12_00), (.halfAway, 10, 12_30),
    ] {
        var test = TestPortfolio()
        test.rounding = rounding
        test.payoutUnit = unit
        test.incentives = [try testIncentive(tenPercent)]
        test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 123, cents: 45)]
        #expect(try test.paid()["2026-Q1"] == expected)
    }
}

@Test func `a partner outside the audience has statements without the program`() throws {
    var test = TestPortfolio()
    test.audience = [PartnerCondition(.has(.type, anyOf: ["dealer"]))]
    test.incentives = [try testIncentive(tenPercent)]
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 100)]
    let statement = try #require(try test.statements().first)
    #expect(statement.settlements.isEmpty)
    let lines = statement.lines(of: try test.portfolio().sales)
    #expect(lines.map { $0.reasons.map(\.cause) } == [[.noProgramInForce]])
}

@Test func `the next tier says what is missing and what it is worth`() throws {
    var test = TestPortfolio()
    test.asOf = "2026-03-01"
    test.incentives = [
        try testIncentive(table(.marginal, [step(0, 2), step(50_000, 4)]))
    ]
    test.lines = [TestLine(id: "S-1", day: "2026-02-10", net: 38_000)]
    let settlement = try #require(try test.statements().last?.settlements.first)
    let next = try #require(settlement.accrual.nextTier)
    #expect(next.tier == 2)
    #expect(next.missing == ExactFraction(12_000_00))
    #expect(settlement.nextTierPays?.minorUnits == 1_000_00)
    test.lines = [TestLine(id: "S-1", day: "2026-02-10", net: 50_000)]
    #expect(try test.statements().last?.settlements.first?.accrual.nextTier == nil)
}

@Test func `withholding and tax are taken on what their kinds pay, each rounded by itself`() throws
{
    var test = TestPortfolio()
    test.partners = [testPartner("a-partner", country: "ID")]
    let levy = { (effect: Levy.Effect, country: String, kinds: [IncentiveKind], rate: Int64) in
        Levy(
            effect: effect,
            country: country,
            kinds: kinds,
            rate: Rate(partsPerHundredMillion: rate),
            name: "Levy"
        )
    }
    test.levies = [
        levy(.addedTax, "ID", [.rebate, .bonus], 11_000_000),
        levy(.withholding, "ID", [.rebate], 2_500_000),
        levy(.withholding, "SG", [.rebate], 50_000_000),
        levy(.withholding, "ID", [.spiff], 50_000_000),
    ]
    test.incentives = [try testIncentive(tenPercent, returns: .netInPeriod)]
    // 10% of 1,400.50 is 140.05; 11% of it 15.4055, 2.5% of it 3.50125.
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 1_400, cents: 50),
        TestLine(id: "R-1", day: "2026-04-10", net: -1_400, cents: -50, units: -1),
    ]
    let statements = try test.statements()
    #expect(statements[0].levied.map(\.added.minorUnits) == [15_41, -3_50])
    #expect(statements[0].levied.map(\.base.minorUnits) == [140_05, 140_05])
    #expect(statements[0].due.minorUnits == 151_96)
    // What is taken back gives its levies back.
    #expect(statements[1].levied.map(\.added.minorUnits) == [-15_41, 3_50])
    #expect(statements[1].closingCarry.minorUnits == -151_96)
    // The carry has had its levies.
    #expect(statements[2].levied.isEmpty)
    #expect(statements[2].closingCarry.minorUnits == -151_96)
    test.minimumPayout = 151_97
    #expect(try test.statements()[0].due.minorUnits == 0)
}
