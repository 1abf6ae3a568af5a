import Incentives
import Testing

private func accumulating(
    _ over: Accumulation,
    _ settles: Cycle,
    _ steps: [TierStep]? = nil
) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.cycle = settles
    test.incentives = [
        try testIncentive(
            table(.retroactive, steps ?? [step(5_000, 2), step(10_000, 4)]),
            accumulates: over,
            settles: settles
        )
    ]
    return test
}

@Test func `to date 3,000, 7,000 and 27,000 pay 0, 140 and 940`() throws {
    var test = try accumulating(.year, .month)
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-31", net: 3_000),
        TestLine(id: "S-2", day: "2026-02-01", net: 4_000),
        TestLine(id: "S-3", day: "2026-03-10", net: 20_000),
    ]
    let statements = try test.statements()
    #expect(statements.prefix(4).map(\.earned.minorUnits) == [0, 140_00, 940_00, 0])
    let third = statements[2].settlements[0]
    #expect(third.accrual.measure == ExactFraction(27_000_00))
    #expect(third.steps == [.statedBefore(-140_00)])
    #expect(third.partMinorUnits == [1_080_00])
    // Every line that the figure is made of stands on the statement.
    let lines = statements[2].lines(of: try test.portfolio().sales)
    #expect(lines.map(\.counts) == [true, true, true])
}

@Test func `one unit below a bound the next tier names what is missing and what it adds`() throws {
    var test = try accumulating(.year, .month)
    test.asOf = "2026-02-20"
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-31", net: 6_000),
        TestLine(id: "S-2", day: "2026-02-01", net: 3_999, cents: 99),
    ]
    let settlement = try test.statements()[1].settlements[0]
    #expect(settlement.entitled.minorUnits == 80_00)
    #expect(settlement.accrual.nextTier?.missing == ExactFraction(1))
    #expect(settlement.nextTierPays?.minorUnits == 280_00)
}

@Test func `a debt is printed under the same parts as what was earned to date`() throws {
    var test = try accumulating(.run, .quarter)
    test.incentives = [
        try testIncentive(
            table(.additiveFull, [step(0, 50), step(100, 50)]),
            accumulates: .run,
            returns: .netInPeriod
        )
    ]
    test.lines = [TestLine(id: "S-1", day: "2026-01-31", net: 211, cents: 25)]
    // 105.625 by either step; of the two halves of a cent the earlier gets one.
    let parts: [Int64] = [105_63, 105_62]
    #expect(try test.statements()[0].settlements[0].partMinorUnits == parts)
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-31", net: 300),
        TestLine(id: "R-1", day: "2026-04-30", net: -88, cents: -75, returns: "S-1"),
    ]
    let second = try test.statements()[1].settlements[0]
    #expect(second.partMinorUnits == parts)
    #expect(second.steps == [.statedBefore(-300_00)])
    #expect(second.entitled.minorUnits == -88_75)
}

@Test func `a return after the tier was left makes a debt that is carried, not paid out`() throws {
    var test = try accumulating(.run, .quarter)
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(5_000, 2), step(10_000, 4)]),
            accumulates: .run,
            returns: .netInPeriod
        )
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 10_000),
        TestLine(id: "R-1", day: "2026-04-10", net: -6_000, units: -1, returns: "S-1"),
        TestLine(id: "S-2", day: "2026-07-10", net: 8_000),
    ]
    let statements = try test.statements()
    // 400, then nothing of 4,000: -400; then 4% of 12,000 less what was stated.
    #expect(statements.map(\.earned.minorUnits) == [400_00, -400_00, 480_00, 0])
    #expect(statements.map(\.due.minorUnits) == [400_00, 0, 80_00, 0])
    #expect(statements[1].closingCarry.minorUnits == -400_00)
}

@Test func `a year's sum begins anew with the fiscal year, that of a run goes on`() throws {
    for (over, second) in [(Accumulation.year, Int64(0)), (.run, 240_00)] {
        var test = try accumulating(over, .quarter)
        test.runs = "2025-11-15..2026-12-31"
        test.fiscalYearStarts = 2
        let span = try span("2025-11-15..2026-12-31")
        test.incentives = [
            try testIncentive(
                table(.retroactive, [step(5_000, 2), step(10_000, 4)]),
                accumulates: over,
                span: span
            )
        ]
        test.lines = [
            TestLine(id: "S-1", day: "2026-01-31", net: 8_000),
            TestLine(id: "S-2", day: "2026-02-01", net: 2_000),
        ]
        // The quarter from November to January, then the first one of the next fiscal year.
        let paid = try test.statements().map(\.earned.minorUnits)
        #expect(paid.prefix(2) == [160_00, second])
    }
}

@Test(arguments: [UInt64(1), 2, 3, 4, 5])
func `the periods of an accumulation add up to what the whole pays`(_ seed: UInt64) throws {
    var test = try accumulating(.year, .month, [step(0, 3), step(1_000, 7), step(4_000, 5)])
    for number in 0..<40 {
        let random = Int64((seed &* 2_654_435_761 &+ UInt64(number) &* 40_503) % 30_000)
        test.lines.append(
            TestLine(
                id: "S-\(number)",
                day: "2026-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)-1\(number % 9)",
                net: 0,
                cents: number % 7 == 6 ? -random : random
            )
        )
    }
    let parts = try test.statements().reduce(Int64(0)) { $0 + $1.earned.minorUnits }
    test.cycle = .year
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 3), step(1_000, 7), step(4_000, 5)]),
            settles: .year
        )
    ]
    #expect(try test.statements().reduce(0) { $0 + $1.earned.minorUnits } == parts)
}

@Test func `a cap over the run holds for what accumulates, and zero lines pay nothing`() throws {
    var test = try accumulating(.run, .quarter)
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 10)]),
            accumulates: .run,
            limits: Limits(
                measure: nil,
                period: Limit(floor: nil, cap: nil, excess: .lost),
                run: ExactFraction(150_00)
            )
        )
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 1_000),
        TestLine(id: "S-2", day: "2026-04-10", net: 1_000),
        TestLine(id: "S-3", day: "2026-07-10", net: 1_000),
    ]
    #expect(try test.statements().map(\.earned.minorUnits) == [100_00, 50_00, 0, 0])
    test.lines = []
    #expect(try test.statements().map(\.earned.minorUnits) == [0, 0, 0, 0])
}
