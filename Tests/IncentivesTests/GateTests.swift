import Incentives
import Testing

private let road = LineFilter([
    FilterClause(dimension: .productLine, test: .anyOf(["Road Bikes"]), isNegated: false)
])

private func reaches(
    _ quantity: Quantity,
    _ counts: LineFilter = .everything,
    over: CalendarDuration? = nil,
    from: Int64
) -> Gate.Condition {
    .reaches(
        Selection(quantity: quantity, counts: counts),
        over: over,
        from: ExactFraction(quantity.isMoney ? from * 100 : from)
    )
}

/// 10% of everything sold in the first quarter of 2026, behind a gate.
private func gated(
    _ conditions: [Gate.Condition],
    atLeast: Int? = nil,
    levels: [LevelStanding] = [],
    limits: Limits = .none
) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.partners = [testPartner("a-partner", levels: levels)]
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 10)]),
            gate: Gate(atLeast: atLeast ?? conditions.count, conditions: conditions),
            limits: limits
        )
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2025-03-31", net: 9_000, product: 2),
        TestLine(id: "S-2", day: "2025-04-01", net: 500, product: 2),
        TestLine(id: "S-3", day: "2026-01-10", net: 400, units: 3, product: 2),
        TestLine(id: "S-4", day: "2026-03-31", net: 600, units: 2, product: 0),
    ]
    return test
}

@Test(arguments: [
    (reaches(.netSales, from: 1_000), true), (reaches(.netSales, from: 1_001), false),
    (reaches(.netSales, road, from: 400), true), (reaches(.netSales, road, from: 401), false),
    (reaches(.netSales, road, over: .months(12), from: 900), true),
    (reaches(.netSales, road, over: .months(12), from: 901), false),
    (reaches(.netSales, road, over: .days(366), from: 9_900), true),
    (reaches(.netSales, road, over: .days(365), from: 901), false),
    (reaches(.units, from: 5), true), (reaches(.units, from: 6), false),
    (.levelAtLeast(0), false),
])
func `a period is paid where the gate's condition is met, the bound itself included`(
    _ condition: Gate.Condition,
    _ isMet: Bool
) throws {
    let test = try gated([condition])
    #expect(try test.paid()["2026-Q1"] == (isMet ? 100_00 : 0))
    let gate = try #require(try test.statements()[0].settlements[0].accrual.gate)
    #expect(gate.isOpen == isMet)
    #expect(gate.findings.map(\.isMet) == [isMet])
}

@Test func `so many of the conditions are enough, and the level is that of the period's end`()
    throws
{
    let silver = try LevelStanding(from: day("2026-03-31"), level: 1)
    let conditions = [
        reaches(.netSales, from: 5_000), reaches(.units, from: 5), .levelAtLeast(1),
    ]
    #expect(try gated(conditions, atLeast: 2, levels: [silver]).paid()["2026-Q1"] == 100_00)
    #expect(try gated(conditions, atLeast: 3, levels: [silver]).paid()["2026-Q1"] == 0)
    let late = try LevelStanding(from: day("2026-04-01"), level: 2)
    #expect(try gated(conditions, atLeast: 2, levels: [late]).paid()["2026-Q1"] == 0)
}

@Test func `a closed gate pays no floor and shows no next tier`() throws {
    let limits = Limits(
        measure: nil,
        period: Limit(floor: ExactFraction(50_00), cap: nil, excess: .lost),
        run: nil
    )
    let closed = try gated([reaches(.netSales, from: 2_000)], limits: limits)
    let settlement = try closed.statements()[0].settlements[0]
    #expect(settlement.entitled.minorUnits == 0)
    #expect(settlement.accrual.lines.count == 2)
    #expect(settlement.accrual.nextTier == nil)
    let open = try gated([reaches(.netSales, from: 1_000)], limits: limits)
    #expect(try open.paid()["2026-Q1"] == 100_00)
}

@Test func `a return closes a gate that its sale had opened`() throws {
    var test = try gated([reaches(.netSales, from: 1_000)])
    test.lines.append(
        TestLine(id: "R-1", day: "2026-05-01", net: -1, units: -1, product: 0, returns: "S-4")
    )
    #expect(try test.paid()["2026-Q1"] == 0)
}

@Test func `an order counts once, and not where everything of it came back`() throws {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(
            table(
                .retroactive,
                [
                    TierStep(
                        from: ExactFraction(2),
                        rewards: [.amount(Varied(same: 70_00))],
                        appliesFromZero: false
                    )
                ]
            ),
            measure: .orders
        )
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 100, order: "O-1"),
        TestLine(id: "S-2", day: "2026-01-10", net: 50, order: "O-1"),
        TestLine(id: "S-3", day: "2026-01-11", net: 10, order: "O-2"),
        TestLine(id: "S-4", day: "2026-01-12", net: 10),
    ]
    #expect(try test.paid()["2026-Q1"] == 70_00)
    #expect(try test.statements()[0].settlements[0].accrual.measure == ExactFraction(2))
    test.lines.append(
        TestLine(id: "R-1", day: "2026-04-02", net: -10, units: -1, returns: "S-3", order: "O-2")
    )
    #expect(try test.paid()["2026-Q1"] == 0)
}

@Test(
    arguments: [(1_111, true), (1_112, false), (0, false)] as [(Int64, Bool)]
)
func `a condition may ask how much of the target is attained`(
    _ target: Int64,
    _ isMet: Bool
) throws {
    let attainment = Attainment(of: .netSales, prorate: .activeDays)
    let condition = Gate.Condition.attains(attainment, from: ExactFraction(90, over: 100))
    var test = try gated([condition])
    test.targets = ["2026-Q1": target]
    // 1,000 of 1,111 are 90.009%, of 1,112 89.93%.
    #expect(try test.paid()["2026-Q1"] == (isMet ? 100_00 : 0))
    test.targets = ["2026-Q2": 1]
    #expect(try test.paid()["2026-Q1"] == 0)
    let finding = try test.statements().first?.settlements.first?.accrual.gate?.findings[0]
    #expect(finding?.figure == nil)
}

@Test func `a partner that joined inside the period attains its days' part of the target`() throws {
    let attainment = Attainment(of: .units, prorate: .activeDays)
    var test = try gated([.attains(attainment, from: .one)])
    test.partners = [testPartner("a-partner", joined: try day("2026-02-15"))]
    // Of units the helper gives hundreds: 400 for the period, 200 for 45 of its 90 days.
    test.targets = ["2026-Q1": 4]
    test.lines = [TestLine(id: "S-1", day: "2026-03-31", net: 600, units: 199)]
    #expect(try test.paid()["2026-Q1"] == 0)
    test.lines[0].units = 200
    #expect(try test.paid()["2026-Q1"] == 60_00)
}
