import Incentives
import Testing

/// What one line of a net amount pays in 2026-Q1, in minor units.
private func pays(
    _ table: TierTable,
    net: Int64,
    units: Int64 = 1,
    measure: Measure = .netSales
) throws -> Int64 {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table, measure: measure)]
    test.lines = [TestLine(id: "S-1", day: "2026-02-10", net: net, units: units)]
    return try #require(try test.paid()["2026-Q1"])
}

private let twoSteps = [step(0, 10), step(1_000, 25)]

@Test func `10% to 1,000 and 25% from there pay 500, 350, 600 and 700 on 2,000`() throws {
    #expect(try pays(table(.retroactive, twoSteps), net: 2_000) == 500_00)
    #expect(try pays(table(.marginal, twoSteps), net: 2_000) == 350_00)
    #expect(try pays(table(.additiveCapped, twoSteps), net: 2_000) == 600_00)
    #expect(try pays(table(.additiveFull, twoSteps), net: 2_000) == 700_00)
}

@Test func `a line between two rates pays 4,500, 12,000 and nothing below it`() throws {
    let line = table(.interpolated, [step(100_000, 2), step(200_000, 4)])
    #expect(try pays(line, net: 150_000) == 4_500_00)
    #expect(try pays(line, net: 300_000) == 12_000_00)
    #expect(try pays(line, net: 90_000) == 0)
}

@Test func `half of quota reached pays back to zero: 4,700 on 40,000 of 33,000`() throws {
    let steps = [step(0, 5), step(16_500, 10, fromZero: true), step(33_000, 20)]
    #expect(try pays(table(.marginal, steps), net: 40_000) == 4_700_00)
    #expect(try pays(table(.marginal, steps), net: 16_499) == 824_95)
    #expect(try pays(table(.marginal, steps), net: 16_500) == 1_650_00)
}

@Test func `12 per 100 units pay 24 by floor and 36 by ceil on 250 units`() throws {
    for (counting, expected) in [(PerUnit.Counting.floor, Int64(24_00)), (.ceil, 36_00)] {
        let reward = Reward.perUnit(
            PerUnit(
                price: Varied(same: 12_000_000),
                blocks: PerUnit.Blocks(size: 100_000_000, counting: counting)
            )
        )
        let single = TierTable(single: [reward])
        #expect(try pays(single, net: 5_000, units: 250, measure: .units) == expected)
        #expect(try pays(single, net: -5_000, units: -250, measure: .units) == -expected)
    }
}

@Test func `a measure below zero takes back by the first step, and never an amount`() throws {
    #expect(try pays(table(.marginal, twoSteps), net: -500) == -50_00)
    #expect(try pays(table(.retroactive, twoSteps), net: -2_000) == -200_00)
    let amount = TierTable(single: [.amount(Varied(same: 100_00))])
    #expect(try pays(amount, net: -500) == 0)
    #expect(try pays(amount, net: 500) == 100_00)
    #expect(try pays(table(.marginal, [step(100, 10)]), net: -500) == 0)
}

@Test func `a marginal slice is shared over the columns of its lines: 200 + 100`() throws {
    let rates = Varied(
        by: .column(.productLine),
        cases: [.init(text: "Road Bikes", value: Rate(percent: 4))],
        otherwise: Rate(percent: 2)
    )
    let above = TierStep(
        from: ExactFraction(50_000_00),
        rewards: [.rate(rates)],
        appliesFromZero: false
    )
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.marginal, [above]))]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 30_000, product: 2),
        TestLine(id: "S-2", day: "2026-01-11", net: 30_000, product: 1),
    ]
    let settlement = try #require(try test.statements().first?.settlements.first)
    #expect(settlement.entitled.minorUnits == 300_00)
    #expect(settlement.partMinorUnits == [200_00, 100_00])
    #expect(settlement.accrual.parts.map(\.label) == ["Road Bikes", nil])
}

@Test(arguments: [
    (Growth.PaysOn.total, TierTable.Mode.retroactive, Int64(70_500_00)),
    (.increment, .retroactive, 10_500_00),
    (.total, .marginal, 3_500_00),
])
func `growth from 2,000,000 to 2,350,000 pays 70,500, 10,500 or 3,500`(
    _ paysOn: Growth.PaysOn,
    _ mode: TierTable.Mode,
    _ expected: Int64
) throws {
    let steps = [(10, 2), (15, 3), (20, 4)].map { bound, percent in
        TierStep(
            from: ExactFraction(Int64(bound), over: 100),
            rewards: [.rate(Varied(same: Rate(percent: Int64(percent))))],
            appliesFromZero: false
        )
    }
    let growth = Growth(
        of: .netSales,
        baseline: .previousPeriod,
        paysOn: paysOn,
        noBaseline: .skip
    )
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(mode, steps), measure: .growth(growth))]
    test.lines = [
        TestLine(id: "S-1", day: "2025-11-10", net: 2_000_000),
        TestLine(id: "S-2", day: "2026-01-10", net: 2_350_000),
    ]
    #expect(try test.paid()["2026-Q1"] == expected)
}

@Test(arguments: [Growth.PaysOn.total, .increment])
func `sales that shrink earn nothing, also by a table from 0%`(_ paysOn: Growth.PaysOn) throws {
    let growth = Growth(
        of: .netSales,
        baseline: .previousPeriod,
        paysOn: paysOn,
        noBaseline: .skip
    )
    for mode in [TierTable.Mode.retroactive, .marginal] {
        var test = TestPortfolio()
        test.incentives = [
            try testIncentive(table(mode, [step(0, 2)]), measure: .growth(growth))
        ]
        test.lines = [
            TestLine(id: "S-1", day: "2025-11-10", net: 1_000),
            TestLine(id: "S-2", day: "2026-01-10", net: 800),
        ]
        #expect(try test.paid()["2026-Q1"] == 0, "\(mode)")
    }
}

@Test func `rounding to a payout unit does not exceed the cap over the run`() throws {
    var test = TestPortfolio()
    test.payoutUnit = 1_000_00
    let limits = Limits(
        measure: nil,
        period: Limit(floor: nil, cap: nil, excess: .lost),
        run: ExactFraction(1_500_00)
    )
    test.incentives = [try testIncentive(table(.retroactive, [step(0, 10)]), limits: limits)]
    test.lines = [TestLine(id: "S-1", day: "2026-02-10", net: 16_000)]
    #expect(try test.paid()["2026-Q1"] == 1_000_00)
    #expect(try test.paid()["2026-Q2"] == 0)
}

@Test func `without history growth pays nothing, or what 0% pays`() throws {
    let steps = [
        TierStep(
            from: .zero,
            rewards: [.rate(Varied(same: Rate(percent: 1)))],
            appliesFromZero: false
        )
    ]
    for (rule, expected) in [(Growth.NoBaseline.skip, Int64(0)), (.zero, 10_00)] {
        let growth = Growth(
            of: .netSales,
            baseline: .previousPeriod,
            paysOn: .total,
            noBaseline: rule
        )
        var test = TestPortfolio()
        test.incentives = [
            try testIncentive(table(.retroactive, steps), measure: .growth(growth))
        ]
        test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 1_000)]
        #expect(try test.paid()["2026-Q1"] == expected)
    }
}

@Test func `a return of 1,000 costs 20 on its own day and 220 on the sale's`() throws {
    let steps = [step(0, 2), step(10_000, 4)]
    for (rule, january, february) in [
        (ReturnTerms.netInPeriod, Int64(400_00), Int64(-20_00)), (.restateOriginal, 180_00, 0),
    ] {
        var test = TestPortfolio()
        test.cycle = .month
        test.incentives = [
            try testIncentive(table(.retroactive, steps), settles: .month, returns: rule)
        ]
        test.lines = [
            TestLine(id: "S-1", day: "2026-01-10", net: 10_000),
            TestLine(id: "R-1", day: "2026-02-03", net: -1_000, units: -1, returns: "S-1"),
        ]
        #expect(try test.paid()["2026-01"] == january)
        #expect(try test.paid()["2026-02"] == february)
    }
}

@Test func `a cap of 15,000 carries its excess: 18,200 then 9,000 pay 15,000 and 12,200`() throws {
    let limits = Limits(
        measure: nil,
        period: Limit(floor: nil, cap: ExactFraction(15_000_00), excess: .carried),
        run: nil
    )
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.marginal, [step(0, 10)]), limits: limits)]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 182_000),
        TestLine(id: "S-2", day: "2026-04-10", net: 90_000),
    ]
    #expect(
        try test.paid() == [
            "2026-Q1": 15_000_00, "2026-Q2": 12_200_00, "2026-Q3": 0, "2026-Q4": 0,
        ]
    )
    let steps = try test.statements().map { $0.settlements[0].steps }
    #expect(steps[0] == [.cap(-3_200_00, carriedOut: 3_200_00)])
    #expect(steps[1] == [.carriedIn(3_200_00)])
}

@Test func `a floor of 500 lifts 120, and pays where no tier was reached`() throws {
    let limits = Limits(
        measure: nil,
        period: Limit(floor: ExactFraction(500_00), cap: nil, excess: .lost),
        run: nil
    )
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.marginal, [step(100, 10)]), limits: limits)]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 1_300),
        TestLine(id: "S-2", day: "2026-04-10", net: 50),
    ]
    #expect(try test.paid() == ["2026-Q1": 500_00, "2026-Q2": 500_00, "2026-Q3": 0, "2026-Q4": 0])
    #expect(try test.statements()[0].settlements[0].steps == [.floor(380_00)])
}

@Test func `a cap on the measure and one over the run end the payout`() throws {
    let limits = Limits(
        measure: ExactFraction(20_000_00),
        period: Limit(floor: nil, cap: nil, excess: .lost),
        run: ExactFraction(3_000_00)
    )
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.marginal, [step(0, 10)]), limits: limits)]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 30_000),
        TestLine(id: "S-2", day: "2026-04-10", net: 15_000),
        TestLine(id: "S-3", day: "2026-07-10", net: 15_000),
    ]
    #expect(
        try test.paid() == [
            "2026-Q1": 2_000_00, "2026-Q2": 1_000_00, "2026-Q3": 0, "2026-Q4": 0,
        ]
    )
}

@Test(
    arguments: [
        (94_999, 0), (95_000, 9_50), (97_000, 9_70), (100_000, 20_00),
    ] as [(Int64, Int64)]
)
func `a tier from -5% pays on what was kept`(_ cents: Int64, _ expected: Int64) throws {
    let growth = Growth(
        of: .netSales,
        baseline: .previousPeriod,
        paysOn: .total,
        noBaseline: .skip
    )
    let steps = [(-5, 1), (0, 2)].map { bound, percent in
        TierStep(
            from: ExactFraction(Int64(bound), over: 100),
            rewards: [.rate(Varied(same: Rate(percent: Int64(percent))))],
            appliesFromZero: false
        )
    }
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.retroactive, steps), measure: .growth(growth))]
    test.lines = [
        TestLine(id: "S-1", day: "2025-11-10", net: 1_000),
        TestLine(id: "S-2", day: "2026-01-10", net: 0, cents: cents),
    ]
    #expect(try test.paid()["2026-Q1"] == expected)
}
