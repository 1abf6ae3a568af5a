import Incentives
import Testing

/// The bounds of a table at which the payout jumps, as dollars and by how many cents.
private func jumps(
    _ table: TierTable,
    measure: Measure = .netSales
) throws -> [String] {
    let dollars = try #require(TestPortfolio.dollars)
    return try testIncentive(table, measure: measure).cliffs(in: dollars).map { cliff in
        let bound = cliff.bound.roundedDown / 100
        return "\(bound) by \(cliff.jump.map { "\($0.roundedHalfAway)" } ?? "sales")"
    }
}

/// A step that pays a fixed sum of dollars beside its rate.
private func paying(_ dollars: Int64, from bound: Int64, rate: Int64) -> TierStep {
    TierStep(
        from: ExactFraction(bound * 100),
        rewards: [.rate(Varied(same: Rate(percent: rate))), .amount(Varied(same: dollars * 100))],
        appliesFromZero: false
    )
}

@Test func `a retroactive table jumps at every bound above zero`() throws {
    // 1% of 1,000 is 10.00; 2% instead of 1% of 10,000 is 100.00.
    #expect(
        try jumps(table(.retroactive, [step(1_000, 1), step(10_000, 2)]))
            == ["1000 by 1000", "10000 by 10000"]
    )
    #expect(try jumps(table(.retroactive, [step(0, 1), step(10_000, 1)])) == [])
}

@Test func `additive tables jump by what the new tier pays back to zero`() throws {
    // 25% of 1,000 is added, in both.
    for mode in [TierTable.Mode.additiveCapped, .additiveFull] {
        #expect(
            try jumps(table(mode, [step(0, 10), step(1_000, 25)])) == ["1000 by 25000"]
        )
    }
}

@Test func `a marginal table jumps only where a step reaches back to zero or adds a sum`() throws {
    #expect(try jumps(table(.marginal, [step(0, 2), step(50_000, 4)])) == [])
    // 5% below 16,500 and 10% from zero there: 1,650 instead of 825.
    #expect(
        try jumps(
            table(.marginal, [step(0, 5), step(16_500, 10, fromZero: true), step(33_000, 20)])
        ) == ["16500 by 82500"]
    )
    #expect(
        try jumps(table(.marginal, [step(0, 1), paying(150, from: 2_000, rate: 1)]))
            == ["2000 by 15000"]
    )
}

@Test func `fixed sums jump by the new one, or by the difference to the one before`() throws {
    let steps = [paying(40, from: 2_500, rate: 0), paying(100, from: 12_500, rate: 0)]
    #expect(
        try jumps(table(.retroactive, steps)) == ["2500 by 4000", "12500 by 6000"]
    )
    #expect(
        try jumps(table(.retroactive, steps, amounts: .sum))
            == ["2500 by 4000", "12500 by 10000"]
    )
}

@Test func `an interpolated table jumps at its first point only`() throws {
    // 2% of 100,000.
    #expect(
        try jumps(table(.interpolated, [step(100_000, 2), step(200_000, 4)]))
            == ["100000 by 200000"]
    )
}

@Test func `what depends on what is sold has no figure`() throws {
    let growth = Measure.growth(
        Growth(of: .netSales, baseline: .previousPeriod, paysOn: .total, noBaseline: .skip)
    )
    #expect(
        try jumps(table(.retroactive, [step(1_000, 1)]), measure: growth) == ["1000 by sales"]
    )
    #expect(
        try jumps(table(.retroactive, [step(1_000, 1)]), measure: .units) == ["1000 by sales"]
    )
}

@Test(arguments: [(Growth.PaysOn.total, ["0 by sales"]), (.increment, [])])
func `a growth of 0% jumps where the whole is paid on, not where only what grew is`(
    paysOn: Growth.PaysOn,
    expected: [String]
) throws {
    let growth = Measure.growth(
        Growth(of: .netSales, baseline: .previousPeriod, paysOn: paysOn, noBaseline: .skip)
    )
    #expect(try jumps(table(.retroactive, [step(0, 1)]), measure: growth) == expected)
}

@Test(
    arguments: [
        (94_999, false), (95_000, true), (100_000, true), (105_000, true), (105_001, false),
    ] as [(Int64, Bool)]
)
func `within 5% of a bound is near it, on either side`(cents: Int64, isNear: Bool) throws {
    let dollars = try #require(TestPortfolio.dollars)
    let incentive = try testIncentive(table(.retroactive, [step(1_000, 1)]))
    let cliff = try #require(try incentive.cliffs(in: dollars).first)
    #expect(try cliff.isNear(ExactFraction(cents)) == isNear)
}
