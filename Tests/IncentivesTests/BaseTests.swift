import Incentives
import Testing

private func lines(of productLine: String) -> LineFilter {
    LineFilter([
        FilterClause(dimension: .productLine, test: .anyOf([productLine]), isNegated: false)
    ])
}

/// 1% of road bikes' sales from 10 units of mountain bikes, 2% from 20.
private func roadByMountain(
    _ quantity: Quantity = .netSales,
    rewards: [[Reward]] = [1, 2].map { [.rate(Varied(same: Rate(percent: $0)))] }
) throws -> Incentive {
    try testIncentive(
        table(
            .retroactive,
            zip([10, 20], rewards).map { from, rewards in
                TierStep(from: ExactFraction(from), rewards: rewards, appliesFromZero: false)
            }
        ),
        measure: .units,
        base: Base(quantity: quantity, counts: lines(of: "Road Bikes")),
        counts: lines(of: "Mountain Bikes")
    )
}

private let mountain = 1
private let road = 2

@Test(
    arguments: [
        (0, 0), (9, 0), (10, 300_00), (19, 300_00), (20, 600_00), (400, 600_00),
    ] as [(Int64, Int64)]
)
func `units of one line decide the rate that another line's sales are paid at`(
    _ units: Int64,
    _ paid: Int64
) throws {
    var test = TestPortfolio()
    test.incentives = [try roadByMountain()]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 7_777, units: units, product: mountain),
        TestLine(id: "S-2", day: "2026-03-31", net: 30_000, units: 3, product: road),
        // Of another quarter.
        TestLine(id: "S-3", day: "2026-04-01", net: 9_000, units: 1, product: road),
    ]
    if units == 0 { test.lines.removeFirst() }
    #expect(try test.paid()["2026-Q1"] == paid)
    test.lines.reverse()
    #expect(try test.paid()["2026-Q1"] == paid)
}

@Test func `without a line of the base nothing is paid, and what came back is taken off`() throws {
    var test = TestPortfolio()
    test.incentives = [try roadByMountain()]
    let reached = TestLine(
        id: "S-1",
        day: "2026-01-10",
        net: 5_000,
        units: 10,
        product: mountain
    )
    test.lines = [reached]
    #expect(try test.paid()["2026-Q1"] == 0)
    let sale = TestLine(id: "S-2", day: "2026-02-01", net: 1_000, units: 1, product: road)
    test.lines = [
        reached, sale,
        TestLine(id: "R-2", day: "2026-02-20", net: -400, units: -1, product: road, returns: "S-2"),
    ]
    #expect(try test.paid()["2026-Q1"] == 6_00)
    // More than was sold: 1% of -500 is owed.
    test.lines[2] = TestLine(
        id: "R-2",
        day: "2026-02-20",
        net: -1_500,
        units: -1,
        product: road,
        returns: "S-2"
    )
    #expect(try test.paid()["2026-Q1"] == -5_00)
}

@Test func `a price for each unit is paid on the units of the base`() throws {
    var test = TestPortfolio()
    let price = PerUnit(price: Varied(same: 12_500_000), blocks: nil)
    test.incentives = [try roadByMountain(.units, rewards: [[.perUnit(price)], [.perUnit(price)]])]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 5_000, units: 10, product: mountain),
        TestLine(id: "S-2", day: "2026-02-01", net: 1_000, units: 4, product: road),
    ]
    #expect(try test.paid()["2026-Q1"] == 50_00)
    #expect(try test.statements()[0].settlements[0].accrual.basedOn == ExactFraction(4))
}

@Test func `the lines of a base keep to the partner's days and the incentive's audience`() throws {
    var test = TestPortfolio()
    test.incentives = [try roadByMountain()]
    test.partners = [testPartner("a-partner", joined: try day("2026-02-01"))]
    test.lines = [
        TestLine(id: "S-0", day: "2026-01-31", net: 10_000, units: 4, product: road),
        TestLine(id: "S-1", day: "2026-02-01", net: 5_000, units: 10, product: mountain),
        TestLine(id: "S-2", day: "2026-02-01", net: 2_000, units: 4, product: road),
    ]
    #expect(try test.paid()["2026-Q1"] == 20_00)
}

@Test func `what is missing to the next tier is worth its rate on the base as it stands`() throws {
    var test = TestPortfolio()
    test.asOf = "2026-02-10"
    test.incentives = [try roadByMountain()]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 5_000, units: 12, product: mountain),
        TestLine(id: "S-2", day: "2026-02-01", net: 1_000, units: 4, product: road),
    ]
    let next = try #require(test.statements()[0].settlements[0].accrual.nextTier)
    #expect(next.missing == ExactFraction(8))
    #expect(next.earnsThere == ExactFraction(20_00))
}
