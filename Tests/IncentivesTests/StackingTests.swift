import Incentives
import Testing

private func address(_ incentive: String) -> IncentiveAddress {
    IncentiveAddress(program: ProgramID("program"), incentive: IncentiveID(incentive))
}

private func netOf(_ incentives: String...) -> Stacking {
    Stacking(group: nil, netOf: incentives.map(address))
}

private func exclusive(_ priority: Int) -> Stacking {
    Stacking(group: Stacking.Group(name: "road", rule: .exclusive(priority: priority)), netOf: [])
}

private let bestOf = Stacking(group: Stacking.Group(name: "best", rule: .bestOf), netOf: [])

private func rate(_ percent: Int64) -> TierTable { table(.retroactive, [step(0, percent)]) }

private let mountain = LineFilter([
    FilterClause(dimension: .productLine, test: .anyOf(["Mountain Bikes"]), isNegated: false)
])

/// What each incentive of the first statement is entitled to, by id, in minor units.
private func entitled(_ test: TestPortfolio, statement: Int = 0) throws -> [String: Int64] {
    let program = try test.portfolio().programs[0]
    var entitled: [String: Int64] = [:]
    for settlement in try test.statements()[statement].settlements {
        entitled[program.incentives[settlement.incentive].id.text, default: 0] +=
            settlement.entitled.minorUnits
    }
    return entitled
}

/// 60,000 of accessories in January and 40,000 of mountain bikes in March.
private func hundredThousand(_ incentives: [Incentive]) -> TestPortfolio {
    var test = TestPortfolio()
    test.incentives = incentives
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 60_000),
        TestLine(id: "S-2", day: "2026-03-10", net: 40_000, product: 1),
    ]
    return test
}

@Test(arguments: [false, true])
func `5% net of a rebate of 3,000 on 100,000 pays 4,850`(isReversed: Bool) throws {
    let incentives = [
        try testIncentive(rate(3), id: "first"),
        try testIncentive(rate(5), id: "second", stacking: netOf("first")),
    ]
    let test = hundredThousand(isReversed ? incentives.reversed() : incentives)
    #expect(try entitled(test) == ["first": 3_000_00, "second": 4_850_00])
    let second = try #require(
        try test.statements()[0].settlements.first { !$0.accrual.usedPayouts.isEmpty }
    )
    #expect(second.accrual.measure == ExactFraction(97_000_00))
    #expect(second.accrual.usedPayouts.map(\.minorUnits) == [3_000_00])
}

@Test func `a payout is spread over its lines, and only shared lines are netted`() throws {
    let test = hundredThousand([
        try testIncentive(rate(3), id: "first"),
        try testIncentive(rate(5), id: "second", counts: mountain, stacking: netOf("first")),
    ])
    // 40% of 3,000 lies on the mountain bikes: 5% of 40,000 less 1,200.
    #expect(try entitled(test)["second"] == 1_940_00)
}

@Test func `months are netted together where the other pays by the quarter`() throws {
    let test = hundredThousand([
        try testIncentive(rate(3), id: "first", settles: .month),
        try testIncentive(rate(5), id: "second", stacking: netOf("first")),
    ])
    #expect(try entitled(test)["second"] == 4_850_00)
}

@Test func `what was paid on a line in an earlier period is netted when the line counts`() throws {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(rate(3), id: "first"),
        try testIncentive(rate(5), id: "second", countsOn: "delivered", stacking: netOf("first")),
    ]
    test.lines = [TestLine(id: "S-1", day: "2026-03-10", net: 40_000, delivered: "2026-04-02")]
    // 3% of 40,000 in the first quarter, and 5% of 38,800 in the second.
    #expect(try entitled(test) == ["first": 1_200_00, "second": 0])
    #expect(try entitled(test, statement: 1) == ["first": 0, "second": 1_940_00])
}

@Test func `what decides a rate is netted as what it is paid on`() throws {
    let rates = Varied<Rate>(
        by: .measure(SecondMeasure(.sum(.netSales), bounds: [ExactFraction(39_000_00)])),
        cases: [.init(text: "from 39,000", value: Rate(percent: 2))],
        otherwise: Rate(percent: 1)
    )
    let step = TierStep(from: .zero, rewards: [.rate(rates)], appliesFromZero: false)
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(rate(3), id: "first"),
        try testIncentive(table(.retroactive, [step]), id: "second", stacking: netOf("first")),
    ]
    test.lines = [TestLine(id: "S-1", day: "2026-03-10", net: 40_000)]
    // 38,800 are below the bound.
    #expect(try entitled(test)["second"] == 388_00)
}

@Test func `parts of many months' payouts are netted together`() throws {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(rate(3), id: "first", settles: .month),
        try testIncentive(
            rate(5),
            id: "second",
            settles: .year,
            counts: mountain,
            stacking: netOf("first")
        ),
    ]
    for (number, dollars) in [12_345_677, 9_876_541, 11_111_117, 8_765_431].enumerated() {
        let month = "2026-0\(number + 1)"
        test.lines += [
            TestLine(id: "A-\(number)", day: "\(month)-10", net: Int64(dollars), cents: 33),
            TestLine(id: "B-\(number)", day: "\(month)-20", net: 1_000_003, product: 1),
        ]
    }
    // The exact payouts would be netted to 97% of 4,000,012.00, and 5% of that is 194,000.58.
    #expect(try entitled(test, statement: 3)["second"] == 194_000_58)
}

@Test(arguments: [(38_800, 1_940_00), (38_801, 0)] as [(Int64, Int64)])
func `what a condition attains is netted as what is paid on`(
    _ target: Int64,
    _ pays: Int64
) throws {
    let attainment = Attainment(of: .netSales, prorate: .none)
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(
            rate(5),
            id: "a-second",
            gate: Gate(atLeast: 1, conditions: [.attains(attainment, from: .one)]),
            stacking: netOf("first")
        ),
        try testIncentive(rate(3), id: "first"),
    ]
    test.targets = ["2026-Q1": target]
    test.lines = [TestLine(id: "S-1", day: "2026-03-10", net: 40_000)]
    // 40,000 less 3%.
    #expect(try entitled(test)["a-second"] == pays)
}

@Test func `what is netted by each value is that value's own part`() throws {
    let test = hundredThousand([
        try testIncentive(rate(3), id: "first"),
        try testIncentive(
            table(.retroactive, [step(59_000, 5)]),
            id: "second",
            each: .column(.productLine),
            stacking: netOf("first")
        ),
    ])
    // 60,000 less 1,800 is below 59,000.
    #expect(try entitled(test)["second"] == 0)
}

@Test func `15% of a rebate of 3,000 is 450, and of nothing nothing`() throws {
    let incentives = [
        try testIncentive(rate(15), id: "a-share", measure: .payouts([address("rebate")])),
        try testIncentive(table(.retroactive, [step(100_000, 3)]), id: "rebate"),
    ]
    let test = hundredThousand(incentives)
    #expect(try entitled(test) == ["a-share": 450_00, "rebate": 3_000_00])
    var less = test
    less.lines[0].cents = -1
    #expect(try entitled(less) == ["a-share": 0, "rebate": 0])
    #expect(try test.statements()[0].sightings.map(\.incentive) == [1])
}

@Test func `tiers on payouts are reached by the payout, the bound itself enough`() throws {
    for (bound, pays) in [(3_000, 300_00), (3_001, 0)] as [(Int64, Int64)] {
        let test = hundredThousand([
            try testIncentive(rate(3), id: "rebate"),
            try testIncentive(
                table(.retroactive, [step(bound, 10)]),
                id: "share",
                measure: .payouts([address("rebate")])
            ),
        ])
        #expect(try entitled(test)["share"] == pays)
    }
}

@Test func `a line counts for the first member of an exclusive group that takes it`() throws {
    let test = hundredThousand([
        try testIncentive(rate(2), id: "a-all", stacking: exclusive(2)),
        try testIncentive(rate(5), id: "b-mountain", counts: mountain, stacking: exclusive(1)),
    ])
    #expect(try entitled(test) == ["a-all": 1_200_00, "b-mountain": 2_000_00])
    let all = try #require(try test.statements()[0].sightings.first)
    #expect(all.sales.verdict(on: 0) == nil)
    #expect(all.sales.verdict(on: 1) == .takenBy(IncentivePlace(program: 0, incentive: 1)))
}

@Test func `a return goes to the member that counted its sale`() throws {
    var test = hundredThousand([
        try testIncentive(rate(2), id: "a-all", returns: .netInPeriod, stacking: exclusive(2)),
        try testIncentive(
            rate(5),
            id: "b-mountain",
            span: try span("2026-01-01..2026-03-31"),
            counts: mountain,
            returns: .netInPeriod,
            stacking: exclusive(1)
        ),
    ])
    test.lines.append(
        TestLine(id: "R-1", day: "2026-04-02", net: -40_000, product: 1, returns: "S-2")
    )
    // Outside the first one's window, and for the second one the sale never counted.
    #expect(try test.paid()["2026-Q2"] == 0)
}

@Test(arguments: [(5, 2, 2_000_00, 0), (4, 2, 0, 2_000_00), (6, 2, 2_400_00, 0)])
func `of a best_of group the higher payout is paid, the first where they are equal`(
    percent: Int64,
    other: Int64,
    first: Int64,
    second: Int64
) throws {
    // The first pays on 40,000 of mountain bikes: 5% of them is 2% of everything.
    let test = hundredThousand([
        try testIncentive(rate(percent), id: "a", counts: mountain, stacking: bestOf),
        try testIncentive(rate(other), id: "b", stacking: bestOf),
    ])
    #expect(try entitled(test) == ["a": first, "b": second])
}

@Test func `what is beaten leaves no excess to the next period, and says what beat it`() throws {
    let capped = Limits(
        measure: nil,
        period: Limit(floor: nil, cap: ExactFraction(1_000_00), excess: .carried),
        run: nil
    )
    var test = hundredThousand([
        try testIncentive(rate(9), id: "a", limits: capped, stacking: bestOf),
        try testIncentive(rate(2), id: "b", stacking: bestOf),
    ])
    test.lines.append(TestLine(id: "S-3", day: "2026-04-10", net: 100))
    let first = try test.statements()[0].settlements[0]
    #expect(first.entitled.minorUnits == 0)
    #expect(
        first.steps == [
            .cap(-8_000_00, carriedOut: 0),
            .beaten(-1_000_00, by: IncentivePlace(program: 0, incentive: 1)),
        ]
    )
    #expect(try entitled(test, statement: 1) == ["a": 9_00, "b": 0])
}

@Test func `what reads a group waits for all of its members`() throws {
    let test = hundredThousand([
        try testIncentive(rate(10), id: "a", measure: .payouts([address("b"), address("c")])),
        try testIncentive(rate(2), id: "b", stacking: bestOf),
        try testIncentive(rate(3), id: "c", stacking: bestOf),
    ])
    #expect(try entitled(test) == ["a": 300_00, "b": 0, "c": 3_000_00])
}

@Test func `incentives that wait for each other have no order`() throws {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(rate(1), id: "free"),
        try testIncentive(rate(1), id: "a", stacking: netOf("b")),
        try testIncentive(rate(1), id: "b", stacking: netOf("c")),
        try testIncentive(rate(1), id: "c", stacking: netOf("b")),
    ]
    let plan = StackingPlan.arrange([try test.program()])
    guard case .failure(let ring) = plan else {
        Issue.record("A ring was put in order.")
        return
    }
    #expect(ring.places.map(\.incentive) == [2, 3])
}

@Test(arguments: [Int64(0), -10])
func `where the other's lines come to nothing or less nothing breaks`(left: Int64) throws {
    var test = hundredThousand([
        try testIncentive(table(.retroactive, [step(0, 10)]), id: "first"),
        try testIncentive(rate(5), id: "second", stacking: netOf("first")),
    ])
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 100)]
    test.lines.append(
        TestLine(id: "R-1", day: "2026-02-10", net: left - 100, units: -1, returns: "S-1")
    )
    // 10% of what is left is taken off it, below zero as above.
    #expect(try entitled(test) == ["first": left * 10, "second": left * 90 * 5 / 100])
}

@Test func `of equal payouts the first by id is paid, wherever it stands in its document`() throws {
    let incentives = [
        try testIncentive(rate(2), id: "b", stacking: bestOf),
        try testIncentive(rate(2), id: "a", stacking: bestOf),
    ]
    for order in [incentives, incentives.reversed()] {
        #expect(try entitled(hundredThousand(order)) == ["a": 2_000_00, "b": 0])
    }
}
