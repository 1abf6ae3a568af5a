import Incentives
import Testing

/// 2%, and 4% on the whole from 10,000.
private let stepped = table(.retroactive, [step(0, 2), step(10_000, 4)])

private func chain(_ returns: ReturnTerms = .restateOriginal) throws -> TestChain {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(stepped, returns: returns)]
    test.lines = [
        TestLine(id: "S-1", day: "2026-02-10", net: 10_000),
        TestLine(id: "S-2", day: "2026-05-10", net: 5_000),
    ]
    return TestChain(test: test)
}

@Test func `a closed period goes on as it was stated`() async throws {
    var chain = try chain()
    chain.test.minimumPayout = 500_00
    let statements = try await chain.statements(behind: 1)
    // 400.00 are below the least payout, so that they are carried; 2% of 5,000.00 come to them.
    #expect(statements.map(\.period.name).first == "2026-Q2")
    #expect(statements[0].openingCarry.minorUnits == 400_00)
    #expect(statements[0].earned.minorUnits == 100_00)
    #expect(statements[0].due.minorUnits == 500_00)
    #expect(statements[0].corrections.isEmpty)
}

@Test func `a late line is corrected on the next statement, by the rules of its closing`()
    async throws
{
    var chain = try chain()
    chain.test.lines.append(TestLine(id: "S-3", day: "2026-03-31", net: 1_000))
    chain.arrives = ["S-3": 1]
    let other = try testIncentive(table(.retroactive, [step(0, 50)]))
    chain.rules = [1: [other]]
    let statement = try #require(try await chain.statements(behind: 1).first)
    // 4% of 11,000.00 less 400.00; the second quarter pays by the new rule.
    #expect(statement.corrections.map(\.cause) == [.lateLines])
    #expect(statement.corrections.map(\.payout.payout.minorUnits) == [40_00])
    #expect(statement.adjusted.minorUnits == 40_00)
    #expect(statement.earned.minorUnits == 2_500_00)
    #expect(statement.due.minorUnits == 2_540_00)
    // Once it is stated it is not stated again.
    #expect(try await chain.statements(behind: 2)[0].corrections.isEmpty)
}

@Test func `what comes back behind the closing takes back what was paid for it`() async throws {
    var chain = try chain()
    chain.test.lines.append(
        TestLine(id: "R-1", day: "2026-04-20", net: -1_000, units: -1, returns: "S-1")
    )
    let statement = try #require(try await chain.statements(behind: 1).first)
    // 400.00 of 10,000.00 are 40.00 for 1,000.00; the closed quarter stays at its tier.
    #expect(statement.corrections.isEmpty)
    #expect(statement.settlements.map(\.paid.minorUnits) == [60_00])
    #expect(statement.settlements[0].takenBack.map(\.amount) == [40_00])
}

@Test func `a return dated into a closed period takes back on the next statement`() async throws {
    var chain = try chain()
    chain.test.lines.append(
        TestLine(id: "R-1", day: "2026-03-20", net: -1_000, units: -1, returns: "S-1")
    )
    chain.arrives = ["R-1": 1]
    let statement = try #require(try await chain.statements(behind: 1).first)
    #expect(statement.corrections.isEmpty)
    #expect(statement.settlements[0].takenBack.map(\.amount) == [40_00])
    // It was known when the second quarter closed, so that the third has nothing of it.
    #expect(try await chain.statements(behind: 2)[0].settlements[0].takenBack.isEmpty)
}

@Test func `everything that comes back behind the closing takes back all that was paid`()
    async throws
{
    var chain = try chain()
    for (id, net) in [("R-1", Int64(-3_333)), ("R-2", -6_667), ("R-3", -2_000)] {
        chain.test.lines.append(
            TestLine(id: id, day: "2026-04-20", net: net, units: -1, returns: "S-1")
        )
    }
    let statement = try #require(try await chain.statements(behind: 1).first)
    // Also where more comes back than was sold.
    #expect(statement.settlements[0].takenBack.map(\.amount) == [133_32, 266_68])
}

@Test func `returns that count on their own day restate a closed period`() async throws {
    var chain = try chain(.netInPeriod)
    chain.test.lines += [
        TestLine(id: "R-1", day: "2026-03-20", net: -1_000, units: -1, returns: "S-1"),
        TestLine(id: "S-3", day: "2026-03-30", net: 2_000),
    ]
    chain.arrives = ["R-1": 1, "S-3": 1]
    let statement = try #require(try await chain.statements(behind: 1).first)
    // 4% of 12,000.00 is 80.00 more than 400.00; 4% of 11,000.00 is 40.00 less than that.
    #expect(statement.corrections.map(\.cause) == [.lateLines, .returns])
    #expect(statement.corrections.map(\.payout.payout.minorUnits) == [80_00, -40_00])
}

@Test func `a return that was corrected is not corrected again beside a later line`() async throws {
    var chain = try chain(.netInPeriod)
    chain.test.lines += [
        TestLine(id: "S-3", day: "2026-03-10", net: 10_000),
        TestLine(id: "R-1", day: "2026-03-20", net: -1_000, units: -1, returns: "S-1"),
        TestLine(id: "S-4", day: "2026-03-30", net: 2_000),
    ]
    chain.arrives = ["R-1": 1, "S-4": 2]
    let second = try #require(try await chain.statements(behind: 1).first)
    #expect(second.corrections.map(\.cause) == [.returns])
    #expect(second.corrections.map(\.payout.payout.minorUnits) == [-40_00])
    let third = try #require(try await chain.statements(behind: 2).first)
    // 4% of the 2,000.00; what came back stands where it was stated.
    #expect(third.corrections.map(\.cause) == [.lateLines])
    #expect(third.corrections.map(\.payout.payout.minorUnits) == [80_00])
}

@Test func `what accumulates goes on from what was stated and corrected`() async throws {
    var chain = try chain()
    chain.test.incentives = [try testIncentive(stepped, accumulates: .year)]
    chain.test.lines.append(TestLine(id: "S-3", day: "2026-03-31", net: 1_000))
    chain.arrives = ["S-3": 1]
    let statement = try #require(try await chain.statements(behind: 1).first)
    // To date 4% of 16,000.00: 640.00, of which 400.00 are stated and 40.00 corrected.
    #expect(statement.corrections.map(\.payout.payout.minorUnits) == [40_00])
    #expect(statement.earned.minorUnits == 200_00)
    let third = try #require(try await chain.statements(behind: 2).first)
    #expect(third.earned.minorUnits == 0)
}

@Test func `a return of what accumulates acts through the measure`() async throws {
    var chain = try chain()
    chain.test.incentives = [try testIncentive(stepped, accumulates: .year)]
    chain.test.lines.append(
        TestLine(id: "R-1", day: "2026-04-20", net: -1_000, units: -1, returns: "S-1")
    )
    let statement = try #require(try await chain.statements(behind: 1).first)
    // The first quarter is 9,000.00 at 2%, 220.00 less; with the second 4% of 14,000.00.
    #expect(statement.corrections.map(\.cause) == [.returns])
    #expect(statement.corrections.map(\.payout.payout.minorUnits) == [-220_00])
    #expect(statement.earned.minorUnits == 380_00)
    #expect(statement.due.minorUnits == 160_00)
}

@Test func `a budget has left what was stated and corrected`() async throws {
    var chain = try chain()
    chain.test.budget = Budget(amount: 500_00, whenExceeded: .prorate)
    chain.test.lines.append(TestLine(id: "S-3", day: "2026-03-31", net: 1_000))
    chain.arrives = ["S-3": 1]
    let statement = try #require(try await chain.statements(behind: 1).first)
    #expect(statement.adjusted.minorUnits == 40_00)
    // 100.00 are entitled, 60.00 are left.
    #expect(statement.settlements.map(\.paid.minorUnits) == [60_00])
}

@Test func `excess over a cap goes on behind a closing`() async throws {
    var chain = try chain()
    let cap = Limit(floor: nil, cap: ExactFraction(300_00), excess: .carried)
    let limits = Limits(measure: nil, period: cap, run: nil)
    chain.test.incentives = [try testIncentive(stepped, limits: limits)]
    let statement = try #require(try await chain.statements(behind: 1).first)
    #expect(statement.earned.minorUnits == 200_00)
}

@Test func `corrections end at their horizon`() async throws {
    var chain = try chain()
    chain.test.lines.append(TestLine(id: "S-3", day: "2026-03-31", net: 1_000))
    chain.arrives = ["S-3": 3]
    chain.horizon = 2
    #expect(try await chain.statements(behind: 3)[0].corrections.isEmpty)
    chain.horizon = 3
    #expect(try await chain.statements(behind: 3)[0].adjusted.minorUnits == 40_00)
}

@Test func `a levy is taken on what is corrected`() async throws {
    var chain = try chain()
    chain.test.partners = [testPartner("a-partner", country: "ID")]
    chain.test.levies = [
        Levy(
            effect: .withholding,
            country: "ID",
            kinds: [.rebate],
            rate: Rate(partsPerHundredMillion: 10_000_000),
            name: "PPh"
        )
    ]
    chain.test.lines.append(TestLine(id: "S-3", day: "2026-03-31", net: 1_000))
    chain.arrives = ["S-3": 1]
    let statement = try #require(try await chain.statements(behind: 1).first)
    #expect(statement.levied.map(\.added.minorUnits) == [-14_00])
    #expect(statement.due.minorUnits == 126_00)
}

@Test func `a period that goes on has nothing to correct`() async throws {
    var chain = try chain()
    chain.test.incentives = [try testIncentive(stepped, settles: .half)]
    chain.test.lines.append(TestLine(id: "S-3", day: "2026-03-31", net: 1_000))
    chain.arrives = ["S-3": 1]
    let statement = try #require(try await chain.statements(behind: 1).first)
    #expect(statement.corrections.isEmpty)
    // 4% of 16,000.00.
    #expect(statement.earned.minorUnits == 640_00)
}
