import Incentives
import Testing

/// A measure held against 1% from 1,000, 3% from 5,000 and 5% from 20,000; amounts in cents.
///
/// The payouts are those of the formulas of SEMANTICS 4, worked apart from the engine.
struct TierCase: Sendable, CustomTestStringConvertible {
    let mode: TierTable.Mode, reach: TierTable.Reach, measure: Int64, pays: Int64
    let because: String
    var testDescription: String { "\(mode), \(reach): \(because)" }

    init(
        _ mode: TierTable.Mode,
        _ reach: TierTable.Reach,
        _ measure: Int64,
        _ pays: Int64,
        _ because: String
    ) {
        (self.mode, self.reach) = (mode, reach)
        (self.measure, self.pays) = (measure, pays)
        self.because = because
    }
}

@Test(arguments: tierCases)
func `each mode pays by its formula around every bound`(_ given: TierCase) throws {
    let steps = [step(1_000, 1), step(5_000, 3), step(20_000, 5)]
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(given.mode, steps, reach: given.reach))]
    test.lines = [
        TestLine(
            id: "S-1",
            day: "2026-02-10",
            net: given.measure / 100,
            cents: given.measure % 100
        )
    ]
    let settlement = try #require(try test.statements().first?.settlements.first)
    #expect(settlement.entitled.minorUnits == given.pays)
    let parts = settlement.partMinorUnits.reduce(0, +)
    #expect(parts == given.pays)
}

private let tierCases: [TierCase] = [
    TierCase(.retroactive, .atLeast, 50_000, 0, "below the first bound"),
    TierCase(.retroactive, .atLeast, 99_999, 0, "one unit below the first bound"),
    TierCase(.retroactive, .atLeast, 100_000, 1_000, "the first bound itself"),
    TierCase(.retroactive, .atLeast, 100_001, 1_000, "one unit above the first bound"),
    TierCase(.retroactive, .atLeast, 499_999, 5_000, "one unit below the second bound"),
    TierCase(.retroactive, .atLeast, 500_000, 15_000, "the second bound itself"),
    TierCase(.retroactive, .atLeast, 500_001, 15_000, "one unit above the second bound"),
    TierCase(.retroactive, .atLeast, 2_000_000, 100_000, "the last bound itself"),
    TierCase(.retroactive, .atLeast, 2_000_001, 100_000, "one unit above the last bound"),
    TierCase(.retroactive, .atLeast, 5_000_000, 250_000, "far above"),
    TierCase(.retroactive, .moreThan, 50_000, 0, "below the first bound"),
    TierCase(.retroactive, .moreThan, 99_999, 0, "one unit below the first bound"),
    TierCase(.retroactive, .moreThan, 100_000, 0, "the first bound itself"),
    TierCase(.retroactive, .moreThan, 100_001, 1_000, "one unit above the first bound"),
    TierCase(.retroactive, .moreThan, 499_999, 5_000, "one unit below the second bound"),
    TierCase(.retroactive, .moreThan, 500_000, 5_000, "the second bound itself"),
    TierCase(.retroactive, .moreThan, 500_001, 15_000, "one unit above the second bound"),
    TierCase(.retroactive, .moreThan, 2_000_000, 60_000, "the last bound itself"),
    TierCase(.retroactive, .moreThan, 2_000_001, 100_000, "one unit above the last bound"),
    TierCase(.retroactive, .moreThan, 5_000_000, 250_000, "far above"),
    TierCase(.marginal, .atLeast, 50_000, 0, "below the first bound"),
    TierCase(.marginal, .atLeast, 99_999, 0, "one unit below the first bound"),
    TierCase(.marginal, .atLeast, 100_000, 0, "the first bound itself"),
    TierCase(.marginal, .atLeast, 100_001, 0, "one unit above the first bound"),
    TierCase(.marginal, .atLeast, 499_999, 4_000, "one unit below the second bound"),
    TierCase(.marginal, .atLeast, 500_000, 4_000, "the second bound itself"),
    TierCase(.marginal, .atLeast, 500_001, 4_000, "one unit above the second bound"),
    TierCase(.marginal, .atLeast, 2_000_000, 49_000, "the last bound itself"),
    TierCase(.marginal, .atLeast, 2_000_001, 49_000, "one unit above the last bound"),
    TierCase(.marginal, .atLeast, 5_000_000, 199_000, "far above"),
    TierCase(.marginal, .moreThan, 50_000, 0, "below the first bound"),
    TierCase(.marginal, .moreThan, 99_999, 0, "one unit below the first bound"),
    TierCase(.marginal, .moreThan, 100_000, 0, "the first bound itself"),
    TierCase(.marginal, .moreThan, 100_001, 0, "one unit above the first bound"),
    TierCase(.marginal, .moreThan, 499_999, 4_000, "one unit below the second bound"),
    TierCase(.marginal, .moreThan, 500_000, 4_000, "the second bound itself"),
    TierCase(.marginal, .moreThan, 500_001, 4_000, "one unit above the second bound"),
    TierCase(.marginal, .moreThan, 2_000_000, 49_000, "the last bound itself"),
    TierCase(.marginal, .moreThan, 2_000_001, 49_000, "one unit above the last bound"),
    TierCase(.marginal, .moreThan, 5_000_000, 199_000, "far above"),
    TierCase(.additiveCapped, .atLeast, 50_000, 0, "below the first bound"),
    TierCase(.additiveCapped, .atLeast, 99_999, 0, "one unit below the first bound"),
    TierCase(.additiveCapped, .atLeast, 100_000, 1_000, "the first bound itself"),
    TierCase(.additiveCapped, .atLeast, 100_001, 1_000, "one unit above the first bound"),
    TierCase(.additiveCapped, .atLeast, 499_999, 5_000, "one unit below the second bound"),
    TierCase(.additiveCapped, .atLeast, 500_000, 20_000, "the second bound itself"),
    TierCase(.additiveCapped, .atLeast, 500_001, 20_000, "one unit above the second bound"),
    TierCase(.additiveCapped, .atLeast, 2_000_000, 165_000, "the last bound itself"),
    TierCase(.additiveCapped, .atLeast, 2_000_001, 165_000, "one unit above the last bound"),
    TierCase(.additiveCapped, .atLeast, 5_000_000, 315_000, "far above"),
    TierCase(.additiveCapped, .moreThan, 50_000, 0, "below the first bound"),
    TierCase(.additiveCapped, .moreThan, 99_999, 0, "one unit below the first bound"),
    TierCase(.additiveCapped, .moreThan, 100_000, 0, "the first bound itself"),
    TierCase(.additiveCapped, .moreThan, 100_001, 1_000, "one unit above the first bound"),
    TierCase(.additiveCapped, .moreThan, 499_999, 5_000, "one unit below the second bound"),
    TierCase(.additiveCapped, .moreThan, 500_000, 5_000, "the second bound itself"),
    TierCase(.additiveCapped, .moreThan, 500_001, 20_000, "one unit above the second bound"),
    TierCase(.additiveCapped, .moreThan, 2_000_000, 65_000, "the last bound itself"),
    TierCase(.additiveCapped, .moreThan, 2_000_001, 165_000, "one unit above the last bound"),
    TierCase(.additiveCapped, .moreThan, 5_000_000, 315_000, "far above"),
    TierCase(.additiveFull, .atLeast, 50_000, 0, "below the first bound"),
    TierCase(.additiveFull, .atLeast, 99_999, 0, "one unit below the first bound"),
    TierCase(.additiveFull, .atLeast, 100_000, 1_000, "the first bound itself"),
    TierCase(.additiveFull, .atLeast, 100_001, 1_000, "one unit above the first bound"),
    TierCase(.additiveFull, .atLeast, 499_999, 5_000, "one unit below the second bound"),
    TierCase(.additiveFull, .atLeast, 500_000, 20_000, "the second bound itself"),
    TierCase(.additiveFull, .atLeast, 500_001, 20_000, "one unit above the second bound"),
    TierCase(.additiveFull, .atLeast, 2_000_000, 180_000, "the last bound itself"),
    TierCase(.additiveFull, .atLeast, 2_000_001, 180_000, "one unit above the last bound"),
    TierCase(.additiveFull, .atLeast, 5_000_000, 450_000, "far above"),
    TierCase(.additiveFull, .moreThan, 50_000, 0, "below the first bound"),
    TierCase(.additiveFull, .moreThan, 99_999, 0, "one unit below the first bound"),
    TierCase(.additiveFull, .moreThan, 100_000, 0, "the first bound itself"),
    TierCase(.additiveFull, .moreThan, 100_001, 1_000, "one unit above the first bound"),
    TierCase(.additiveFull, .moreThan, 499_999, 5_000, "one unit below the second bound"),
    TierCase(.additiveFull, .moreThan, 500_000, 5_000, "the second bound itself"),
    TierCase(.additiveFull, .moreThan, 500_001, 20_000, "one unit above the second bound"),
    TierCase(.additiveFull, .moreThan, 2_000_000, 80_000, "the last bound itself"),
    TierCase(.additiveFull, .moreThan, 2_000_001, 180_000, "one unit above the last bound"),
    TierCase(.additiveFull, .moreThan, 5_000_000, 450_000, "far above"),
    TierCase(.interpolated, .atLeast, 50_000, 0, "below the first bound"),
    TierCase(.interpolated, .atLeast, 99_999, 0, "one unit below the first bound"),
    TierCase(.interpolated, .atLeast, 100_000, 1_000, "the first bound itself"),
    TierCase(.interpolated, .atLeast, 100_001, 1_000, "one unit above the first bound"),
    TierCase(.interpolated, .atLeast, 499_999, 15_000, "one unit below the second bound"),
    TierCase(.interpolated, .atLeast, 500_000, 15_000, "the second bound itself"),
    TierCase(.interpolated, .atLeast, 500_001, 15_000, "one unit above the second bound"),
    TierCase(.interpolated, .atLeast, 2_000_000, 100_000, "the last bound itself"),
    TierCase(.interpolated, .atLeast, 2_000_001, 100_000, "one unit above the last bound"),
    TierCase(.interpolated, .atLeast, 5_000_000, 250_000, "far above"),
    TierCase(.interpolated, .moreThan, 50_000, 0, "below the first bound"),
    TierCase(.interpolated, .moreThan, 99_999, 0, "one unit below the first bound"),
    TierCase(.interpolated, .moreThan, 100_000, 0, "the first bound itself"),
    TierCase(.interpolated, .moreThan, 100_001, 1_000, "one unit above the first bound"),
    TierCase(.interpolated, .moreThan, 499_999, 15_000, "one unit below the second bound"),
    TierCase(.interpolated, .moreThan, 500_000, 15_000, "the second bound itself"),
    TierCase(.interpolated, .moreThan, 500_001, 15_000, "one unit above the second bound"),
    TierCase(.interpolated, .moreThan, 2_000_000, 100_000, "the last bound itself"),
    TierCase(.interpolated, .moreThan, 2_000_001, 100_000, "one unit above the last bound"),
    TierCase(.interpolated, .moreThan, 5_000_000, 250_000, "far above"),
]
