import Incentives
import Testing

@Test func `margin is what was sold less what it cost, and a rate pays on it`() throws {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(table(.marginal, [step(0, 10), step(500, 20)]), measure: .margin)
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 1_000, cost: 600),
        TestLine(id: "S-2", day: "2026-01-11", net: 500, cost: 450),
    ]
    // 450 at 10%.
    #expect(try test.paid()["2026-Q1"] == 45_00)
    // The bound itself, and a unit above it: 50, and a fifth of 1 more.
    test.lines[1].cost = 400
    #expect(try test.paid()["2026-Q1"] == 50_00)
    test.lines[1].cost = 399
    #expect(try test.paid()["2026-Q1"] == 50_20)
    // A return takes its cost back, too; one above the sale leaves a margin below zero.
    test.lines.append(
        TestLine(id: "R-1", day: "2026-02-10", net: -1_000, cost: -600, units: -1, returns: "S-1")
    )
    #expect(try test.paid()["2026-Q1"] == 10_10)
    test.lines[2].net = -1_200
    #expect(try test.paid()["2026-Q1"] == -9_90)
}

@Test func `a line without a cost is named where a margin may count it`() throws {
    let road = LineFilter([
        FilterClause(dimension: .productLine, test: .anyOf(["Road Bikes"]), isNegated: false)
    ])
    var test = TestPortfolio()
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 1_000, cost: 600, product: 2),
        TestLine(id: "S-2", day: "2026-01-11", net: 1_000, product: 0),
    ]
    test.incentives = [
        try testIncentive(table(.marginal, [step(0, 10)]), measure: .margin, counts: road)
    ]
    #expect(linesWithoutCost(in: try test.portfolio()) == [])
    test.incentives = [try testIncentive(table(.marginal, [step(0, 10)]), measure: .margin)]
    #expect(linesWithoutCost(in: try test.portfolio()) == [1])
    let gate = Gate(
        atLeast: 1,
        conditions: [
            .reaches(
                Selection(quantity: .margin, counts: .everything),
                over: nil,
                from: ExactFraction(100)
            )
        ]
    )
    test.incentives = [try testIncentive(table(.marginal, [step(0, 10)]), gate: gate)]
    #expect(linesWithoutCost(in: try test.portfolio()) == [1])
}

@Test func `a floor pays where goods were sold below their cost and kept`() throws {
    var test = TestPortfolio()
    let floor = Limit(floor: ExactFraction(500_00), cap: nil, excess: .lost)
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(100, 10)]),
            measure: .margin,
            limits: Limits(measure: nil, period: floor, run: nil)
        )
    ]
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 1_000, cost: 1_600)]
    #expect(try test.paid()["2026-Q1"] == 500_00)
    test.lines.append(
        TestLine(id: "R-1", day: "2026-02-10", net: -1_000, cost: -1_600, units: -1, returns: "S-1")
    )
    #expect(try test.paid()["2026-Q1"] == 0)
}

@Test func `what is carried is the sum that is printed`() throws {
    var test = TestPortfolio()
    let cap = Limit(floor: nil, cap: ExactFraction(10_00), excess: .carried)
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 1)]),
            settles: .month,
            limits: Limits(measure: nil, period: cap, run: nil)
        )
    ]
    // 10.004 and 9.993: the first month carries 0.00, not 0.004.
    test.cycle = .month
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 1_000, cents: 40),
        TestLine(id: "S-2", day: "2026-02-10", net: 999, cents: 30),
    ]
    #expect(try test.paid()["2026-02"] == 9_99)
    // 10.006 carries 0.01.
    test.lines[0].cents = 60
    #expect(try test.paid()["2026-02"] == 10_00)
}
