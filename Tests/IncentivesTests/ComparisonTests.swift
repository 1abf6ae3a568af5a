import Incentives
import Testing

/// Steps of a table whose bounds are percentages.
private func percentSteps(_ steps: [(bound: Int64, percent: Int64)]) -> [TierStep] {
    steps.map { bound, percent in
        TierStep(
            from: ExactFraction(bound, over: 100),
            rewards: [.rate(Varied(same: Rate(percent: percent)))],
            appliesFromZero: false
        )
    }
}

private func attaining(
    _ mode: TierTable.Mode,
    _ steps: [(bound: Int64, percent: Int64)],
    prorate: Attainment.Prorate = .activeDays
) throws -> TestPortfolio {
    var test = TestPortfolio()
    let joined = try day("2026-02-15")
    test.partners = [testPartner("a-partner", joined: joined)]
    test.incentives = [
        try testIncentive(
            table(mode, percentSteps(steps)),
            measure: .attainment(Attainment(of: .netSales, prorate: prorate))
        )
    ]
    test.targets = ["2026-Q1": 90_000]
    test.lines = [TestLine(id: "S-1", day: "2026-03-10", net: 54_000)]
    return test
}

@Test func `a partner that joins on 15 February has 45 of 90 days of its target`() throws {
    var test = try attaining(.retroactive, [(100, 2), (120, 3)])
    #expect(try test.paid()["2026-Q1"] == 1_620_00)
    let accrual = try test.statements()[0].settlements[0].accrual
    #expect(accrual.measure == ExactFraction(120, over: 100))
    #expect(
        accrual.comparison?.origin
            == .target(whole: ExactFraction(90_000_00), activeDays: 45, days: 90)
    )
    test.lines = [TestLine(id: "S-1", day: "2026-03-10", net: 53_999, cents: 99)]
    #expect(try test.paid()["2026-Q1"] == 1_080_00)
    test.lines = [TestLine(id: "S-1", day: "2026-03-10", net: 44_999, cents: 99)]
    #expect(try test.paid()["2026-Q1"] == 0)
    // Without prorating 54,000 are 60% of 90,000.
    test = try attaining(.retroactive, [(60, 1), (61, 2)], prorate: .none)
    #expect(try test.paid()["2026-Q1"] == 540_00)
}

@Test func `a marginal table on attainment pays each slice on its part of the target`() throws {
    let test = try attaining(.marginal, [(0, 1), (100, 2)])
    #expect(try test.paid()["2026-Q1"] == 630_00)
    let next = try attaining(.marginal, [(0, 1), (200, 2)]).statements()[0].settlements[0]
    #expect(next.accrual.nextTier?.missing == ExactFraction(36_000_00))
    #expect(next.nextTierPays?.minorUnits == 900_00)
}

@Test(arguments: [nil, 0] as [Int64?])
func `a target that is missing or nought pays nothing`(_ target: Int64?) throws {
    var test = try attaining(.retroactive, [(0, 2)])
    test.targets = target.map { ["2026-Q1": $0] } ?? [:]
    #expect(try test.paid()["2026-Q1"] == 0)
    #expect(try test.statements()[0].settlements[0].accrual.measure == nil)
}

@Test func `returns above the sales attain less than nothing and pay nothing`() throws {
    var test = try attaining(.retroactive, [(0, 2)])
    test.lines.append(TestLine(id: "R-1", day: "2026-03-12", net: -60_000, units: -1))
    #expect(try test.paid()["2026-Q1"] == 0)
}

private struct BaselineCase: CustomTestStringConvertible {
    let name: String
    let baseline: Growth.Baseline
    let noBaseline: Growth.NoBaseline
    let paid: Int64

    var testDescription: String { name }
}

// Sold: 2025-Q1 1,000, 2025-Q3 600, 2025-Q4 800, 2026-Q1 1,200; agreed: 1,100 for 2026-Q1.
// 1% from 0%, 2% from 10%, 4% from 20%, 8% from 60%, of 1,200.
@Test(arguments: [
    BaselineCase(
        name: "period before: 50%",
        baseline: .previousPeriod,
        noBaseline: .skip,
        paid: 48_00
    ),
    BaselineCase(
        name: "a year before: exactly 20%",
        baseline: .samePeriodLastYear,
        noBaseline: .skip,
        paid: 48_00
    ),
    BaselineCase(name: "agreed: 9.09%", baseline: .fixed, noBaseline: .skip, paid: 12_00),
    BaselineCase(
        name: "average of two, 700: 71.4%",
        baseline: .average(periods: 2),
        noBaseline: .skip,
        paid: 96_00
    ),
    BaselineCase(
        name: "average of three, one of them empty: no history",
        baseline: .average(periods: 3),
        noBaseline: .skip,
        paid: 0
    ),
    BaselineCase(
        name: "no history counts as 0%",
        baseline: .average(periods: 3),
        noBaseline: .zero,
        paid: 12_00
    ),
    BaselineCase(
        name: "no history, but agreed: 9.09%",
        baseline: .average(periods: 3),
        noBaseline: .assigned,
        paid: 12_00
    ),
])
private func `growth is over the baseline that the rule names`(_ given: BaselineCase) throws {
    let growth = Growth(
        of: .netSales,
        baseline: given.baseline,
        paysOn: .total,
        noBaseline: given.noBaseline
    )
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(
            table(.retroactive, percentSteps([(0, 1), (10, 2), (20, 4), (60, 8)])),
            measure: .growth(growth)
        )
    ]
    test.baselines = ["2026-Q1": 1_100]
    test.lines = [
        TestLine(id: "S-1", day: "2025-02-10", net: 1_000),
        TestLine(id: "S-2", day: "2025-09-30", net: 600),
        TestLine(id: "S-3", day: "2025-10-01", net: 800),
        TestLine(id: "S-4", day: "2026-01-10", net: 1_200),
    ]
    #expect(try test.paid()["2026-Q1"] == given.paid)
}

@Test func `levels of a baseline are those of its own period's last day where the rule says so`()
    throws
{
    let growth = Growth(
        of: .netSales,
        baseline: .previousPeriod,
        paysOn: .total,
        noBaseline: .skip
    )
    var test = TestPortfolio()
    test.partners = [
        testPartner(
            "a-partner",
            levels: [
                LevelStanding(from: nil, level: 1),
                LevelStanding(from: try day("2025-12-15"), level: 2),
            ]
        )
    ]
    test.incentives = [
        try testIncentive(
            table(.retroactive, percentSteps([(0, 1), (10, 2), (20, 4), (60, 8)])),
            measure: .growth(growth),
            eligibility: Eligibility(
                conditions: [PartnerCondition(.levelAtLeast(2))],
                asOf: .periodEnd
            ),
            returns: .netInPeriod
        )
    ]
    // The quarter ends with the level, that of the sale that came back ended without.
    test.lines = [
        TestLine(id: "S-0", day: "2025-09-10", net: 500),
        TestLine(id: "R-0", day: "2025-10-10", net: -500, returns: "S-0"),
        TestLine(id: "S-1", day: "2025-11-10", net: 1_000),
        TestLine(id: "S-2", day: "2026-01-10", net: 1_200),
    ]
    #expect(try test.paid()["2026-Q1"] == 48_00)
}

@Test func `a baseline that is missing or nought is no history, also where it is agreed`() throws {
    for agreed in [nil, Int64(0)] {
        let growth = Growth(
            of: .netSales,
            baseline: .fixed,
            paysOn: .total,
            noBaseline: .assigned
        )
        var test = TestPortfolio()
        test.incentives = [
            try testIncentive(table(.retroactive, [step(0, 2)]), measure: .growth(growth))
        ]
        test.baselines = agreed.map { ["2026-Q1": $0] } ?? [:]
        test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 1_200)]
        #expect(try test.paid()["2026-Q1"] == 0)
    }
}

@Test func `growth of a whole run is over as many days before it`() throws {
    let growth = Growth(
        of: .units,
        baseline: .previousPeriod,
        paysOn: .increment,
        noBaseline: .skip
    )
    var test = TestPortfolio()
    test.runs = "2026-02-01..2026-03-31"
    test.incentives = [
        try testIncentive(
            TierTable(single: [.perUnit(PerUnit(price: Varied(same: 5_000_000), blocks: nil))]),
            measure: .growth(growth),
            settles: nil,
            span: span("2026-02-01..2026-03-31")
        )
    ]
    // The 59 days before are 4 December to 31 January.
    test.lines = [
        TestLine(id: "S-1", day: "2025-12-03", net: 1, units: 100),
        TestLine(id: "S-2", day: "2025-12-04", net: 1, units: 4),
        TestLine(id: "S-3", day: "2026-02-01", net: 1, units: 10),
    ]
    #expect(try test.paid()["2026-Q1"] == 30_00)
}

@Test(
    arguments: [
        (12_000_00, 1_200_00), (11_999_99, 600_00), (6_000_00, 600_00), (5_999_99, 0),
    ] as [(Int64, Int64)]
)
func `accessories of 12,000 in sales of 60,000 are 20%, which pays on the whole`(
    _ accessoryCents: Int64,
    _ paid: Int64
) throws {
    let accessories = LineFilter([
        FilterClause(dimension: .productLine, test: .anyOf(["Accessories"]), isNegated: false)
    ])
    let ratio = Ratio(
        of: Selection(quantity: .netSales, counts: accessories),
        to: Selection(quantity: .netSales, counts: .everything)
    )
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(
            table(.retroactive, percentSteps([(10, 1), (20, 2)])),
            measure: .ratio(ratio)
        )
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 0, cents: accessoryCents, product: 0),
        TestLine(id: "S-2", day: "2026-03-31", net: 60_000, cents: -accessoryCents, product: 2),
        // Of another quarter, and nothing of the ratio.
        TestLine(id: "S-3", day: "2026-04-01", net: 9_000, product: 0),
    ]
    #expect(try test.paid()["2026-Q1"] == paid)
    #expect(try test.statements()[0].settlements[0].accrual.nextTier == nil)
}

@Test func `nothing to divide by is no ratio, and a side that came back counts less`() throws {
    let road = LineFilter([
        FilterClause(dimension: .productLine, test: .anyOf(["Road Bikes"]), isNegated: false)
    ])
    let ratio = Ratio(
        of: Selection(quantity: .units, counts: .everything),
        to: Selection(quantity: .units, counts: road)
    )
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(
            table(.retroactive, percentSteps([(0, 1), (200, 2)])),
            measure: .ratio(ratio)
        )
    ]
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 100, units: 3, product: 0)]
    #expect(try test.paid()["2026-Q1"] == 0)
    #expect(try test.statements()[0].settlements[0].accrual.measure == nil)
    test.lines.append(TestLine(id: "S-2", day: "2026-01-11", net: 100, units: 3, product: 2))
    #expect(try test.paid()["2026-Q1"] == 4_00)
    test.lines.append(
        TestLine(id: "R-1", day: "2026-02-11", net: -50, units: -1, product: 0, returns: "S-1")
    )
    // 5 of 3 units are 166%: 1% of 150.
    #expect(try test.paid()["2026-Q1"] == 1_50)
}

@Test func `a ratio compares lines inside the window, of what they return as well`() throws {
    let ratio = Ratio(
        of: Selection(quantity: .units, counts: .everything),
        to: Selection(
            quantity: .units,
            counts: LineFilter([
                FilterClause(
                    dimension: .productLine,
                    test: .anyOf(["Road Bikes"]),
                    isNegated: false
                )
            ])
        )
    )
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(
            table(.retroactive, percentSteps([(0, 1)])),
            measure: .ratio(ratio),
            span: try span("2026-02-10..2026-12-31"),
            returns: .netInPeriod
        )
    ]
    test.lines = [
        TestLine(id: "S-0", day: "2026-02-09", net: 100, units: 7, product: 2),
        TestLine(id: "S-1", day: "2026-02-10", net: 100, units: 6, product: 0),
        TestLine(id: "S-2", day: "2026-02-11", net: 100, units: 3, product: 2),
        TestLine(id: "R-0", day: "2026-02-12", net: -100, units: -7, product: 2, returns: "S-0"),
    ]
    // 9 of 3 units.
    let accrual = try test.statements()[0].settlements[0].accrual
    #expect(accrual.measure == ExactFraction(3))
}
