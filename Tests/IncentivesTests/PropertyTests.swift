import Foundation
import Incentives
import TestSupport
import Testing

/// How many portfolios are tried; more of them in a soak.
private let seedCount =
    ProcessInfo.processInfo.environment["GUERDON_SEEDS"].flatMap(UInt64.init) ?? 400

/// A portfolio of one partner with a few dozen lines, a tenth of them returns.
private func generated(_ seed: UInt64) throws -> TestPortfolio {
    var random = SplitMix(state: seed)
    var test = TestPortfolio()
    let mode = TierTable.Mode.allCases[Int.random(in: 0..<5, using: &random)]
    let reach: TierTable.Reach = Bool.random(using: &random) ? .atLeast : .moreThan
    let steps = [
        step(0, Int64.random(in: 0...9, using: &random)),
        step(Int64.random(in: 100...5_000, using: &random), 11),
        step(Int64.random(in: 5_001...40_000, using: &random), 14),
    ]
    let capped = Limits(
        measure: nil,
        period: Limit(
            floor: nil,
            cap: ExactFraction(Int64.random(in: 1...900_00, using: &random)),
            excess: .carried
        ),
        run: nil
    )
    let returns: ReturnTerms = Bool.random(using: &random) ? .restateOriginal : .netInPeriod
    test.incentives = [
        try testIncentive(
            table(mode, steps, reach: reach),
            settles: .month,
            returns: returns,
            limits: Bool.random(using: &random) ? capped : .none
        ),
        try testIncentive(table(.marginal, steps), id: "other", settles: .half),
    ]
    for number in 0..<Int.random(in: 0...40, using: &random) {
        let month = Int.random(in: 1...12, using: &random)
        let month2 = month < 10 ? "0\(month)" : "\(month)"
        test.lines.append(
            TestLine(
                id: "S-\(number)",
                day: "2026-\(month2)-15",
                net: Int64.random(in: 0...9_000, using: &random),
                cents: Int64.random(in: 0...99, using: &random),
                product: Int.random(in: 0...2, using: &random)
            )
        )
        if number % 10 == 9 {
            test.lines.append(
                TestLine(
                    id: "R-\(number)",
                    day: "2026-12-28",
                    net: -test.lines[number / 2].net,
                    units: -1,
                    returns: test.lines[number / 2].id
                )
            )
        }
    }
    return test
}

@Test func `figures tie out on generated portfolios, and every line is counted or reasoned`() throws
{
    for seed in UInt64(1)...seedCount {
        let test = try generated(seed)
        let statements = try test.statements()
        for statement in statements {
            for settlement in statement.settlements {
                let parts = settlement.partMinorUnits.reduce(0, +)
                let steps = settlement.steps.reduce(Int64(0)) { $0 + $1.minorUnits }
                #expect(parts + steps == settlement.entitled.minorUnits, "seed \(seed)")
            }
            let paid = statement.settlements.reduce(Int64(0)) { $0 + $1.paid.minorUnits }
            #expect(paid == statement.earned.minorUnits, "seed \(seed)")
            #expect(
                statement.openingCarry.minorUnits + statement.earned.minorUnits
                    + statement.levied.reduce(0) { $0 + $1.added.minorUnits }
                    - statement.due.minorUnits == statement.closingCarry.minorUnits,
                "seed \(seed)"
            )
        }
        try checkLines(statements, test, seed)
    }
}

/// A partner's lines of a period are counted or not, each once, and none without a reason.
private func checkLines(
    _ statements: [Statement],
    _ test: TestPortfolio,
    _ seed: UInt64
) throws {
    let sales = try test.portfolio().sales
    var own = 0
    for statement in statements {
        for line in statement.lines(of: sales) {
            if statement.period.span.contains(sales.days[line.line]) { own += 1 }
            #expect(line.counts || !line.reasons.isEmpty, "seed \(seed)")
        }
    }
    #expect(own == sales.count, "seed \(seed)")
}

@Test func `a marginal payout never falls and never jumps as sales rise`() throws {
    let steps = [step(0, 1), step(1_000, 5), step(3_000, 2)]
    var last: Int64 = 0
    for cents in stride(from: Int64(0), through: 500_000, by: 2_500) {
        var test = TestPortfolio()
        test.incentives = [try testIncentive(table(.marginal, steps))]
        test.lines = [TestLine(id: "S-1", day: "2026-02-10", net: 0, cents: cents)]
        let paid = try #require(try test.paid()["2026-Q1"])
        #expect(paid >= last)
        // At most 5% of 25.00, and a cent for the rounding.
        #expect(paid - last <= 126)
        last = paid
    }
}

@Test func `returning everything brings every payout back to zero`() throws {
    for mode in TierTable.Mode.allCases {
        var test = TestPortfolio()
        test.incentives = [
            try testIncentive(table(mode, [step(0, 3), step(500, 7), step(2_000, 11)]))
        ]
        for number in 0..<9 {
            test.lines.append(
                TestLine(
                    id: "S-\(number)",
                    day: "2026-0\(number + 1)-10",
                    net: 777,
                    cents: Int64(number)
                )
            )
            test.lines.append(
                TestLine(
                    id: "R-\(number)",
                    day: "2026-12-30",
                    net: -777,
                    cents: -Int64(number),
                    units: -1,
                    returns: "S-\(number)"
                )
            )
        }
        #expect(try test.paid().values.allSatisfy { $0 == 0 }, "\(mode)")
    }
}

@Test func `sums beyond their range are refused with the place, and never trap`() throws {
    let huge = Int64.max / 1_000_000
    for net in [huge, -huge] {
        var test = TestPortfolio()
        test.incentives = [
            try testIncentive(table(.retroactive, [step(0, 100)]), settles: .year)
        ]
        test.lines = (0..<10_100).map { number in
            TestLine(id: "S-\(number)", day: "2026-02-10", net: net)
        }
        let portfolio = try test.portfolio()
        var refused = false
        do throws(Refusal) {
            let filters = CompiledFilters(portfolio)
            _ = try drawUpStatements(
                of: 0,
                in: portfolio,
                filters: filters,
                shared: SharedFigures(portfolio, filters: filters)
            )
        } catch {
            if case .overflow(partner: 0, program: 0, incentive: 0, "2026", _?) = error {
                refused = true
            }
        }
        #expect(refused)
    }
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.marginal, [step(0, 1)]))]
    test.lines = [TestLine(id: "S-1", day: "2026-02-10", net: huge)]
    #expect(try test.paid()["2026-Q1"] == huge)
}
