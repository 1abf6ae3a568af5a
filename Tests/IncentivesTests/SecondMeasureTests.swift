import Incentives
import Testing

/// 1% below 80% of the target, 2% from 80%, 3% from 100%.
private func rates(
    otherwise: Rate? = Rate(percent: 1),
    _ what: SecondMeasure.What = .attainment(Attainment(of: .netSales, prorate: .activeDays)),
    bounds: [ExactFraction] = [ExactFraction(80, over: 100), .one]
) -> Reward {
    .rate(
        Varied(
            by: .measure(SecondMeasure(what, bounds: bounds)),
            cases: [
                .init(text: "first", value: Rate(percent: 2)),
                .init(text: "second", value: Rate(percent: 3)),
            ],
            otherwise: otherwise
        )
    )
}

private func portfolio(_ reward: Reward, from dollars: Int64 = 50_000) throws -> TestPortfolio {
    var test = TestPortfolio()
    let step = TierStep(
        from: ExactFraction(dollars * 100),
        rewards: [reward],
        appliesFromZero: false
    )
    test.incentives = [try testIncentive(table(.retroactive, [step]))]
    test.targets = ["2026-Q1": 70_000]
    return test
}

@Test(
    arguments: [
        (49_999, 0), (50_000, 500_00), (55_999, 559_99), (56_000, 1_120_00), (60_000, 1_200_00),
        (69_999, 1_399_98), (70_000, 2_100_00),
    ] as [(Int64, Int64)]
)
func `attainment decides the rate that the tier reached pays`(
    _ sales: Int64,
    _ paid: Int64
) throws {
    var test = try portfolio(rates())
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: sales - 10_000),
        TestLine(id: "S-2", day: "2026-03-31", net: 10_000),
    ]
    #expect(try test.paid()["2026-Q1"] == paid)
    test.lines.reverse()
    #expect(try test.paid()["2026-Q1"] == paid)
}

@Test func `without a target the rate below holds, and without one nothing is paid`() throws {
    var test = try portfolio(rates())
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 60_000)]
    test.targets = [:]
    #expect(try test.paid()["2026-Q1"] == 600_00)
    test = try portfolio(rates(otherwise: nil))
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 55_000)]
    #expect(try test.paid()["2026-Q1"] == 0)
    #expect(try test.statements()[0].settlements[0].accrual.parts.isEmpty)
    #expect(try test.statements()[0].settlements[0].accrual.nextTier == nil)
}

@Test func `a partner that joined inside the period has its days' part of the target`() throws {
    for (prorate, paid) in [(Attainment.Prorate.activeDays, 1_620_00), (.none, 540_00)] {
        let what = SecondMeasure.What.attainment(Attainment(of: .netSales, prorate: prorate))
        var test = try portfolio(rates(what))
        test.partners = [testPartner("a-partner", joined: try day("2026-02-15"))]
        test.targets = ["2026-Q1": 90_000]
        test.lines = [TestLine(id: "S-1", day: "2026-02-15", net: 54_000)]
        #expect(try test.paid()["2026-Q1"] == Int64(paid))
        #expect(
            try test.statements()[0].settlements[0].accrual.second[0].reached
                == (paid > 1_000_00 ? 2 : 0)
        )
    }
}

@Test(arguments: [(1, 1_00), (9, 1_00), (10, 2_00), (20, 3_00)] as [(Int64, Int64)])
func `units decide the rate of sales`(_ units: Int64, _ paid: Int64) throws {
    let bounds = [ExactFraction(10), ExactFraction(20)]
    var test = try portfolio(rates(.sum(.units), bounds: bounds), from: 0)
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 100, units: units)]
    #expect(try test.paid()["2026-Q1"] == paid)
}

@Test func `a return larger than the sale takes back at the rate below`() throws {
    var test = try portfolio(rates(), from: 0)
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 1_000),
        TestLine(id: "R-1", day: "2026-02-10", net: -1_500, units: -1, returns: "S-1"),
    ]
    #expect(try test.paid()["2026-Q1"] == -5_00)
    test.lines = []
    #expect(try test.paid()["2026-Q1"] == 0)
}
