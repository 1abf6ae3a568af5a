import Incentives
import Testing

private func share(_ to: Split.Payee, _ percent: Int64) -> Split.Share {
    Split.Share(to: to, rate: Rate(percent: percent))
}

/// 100.10 sold at 10%: 10.01 to share.
private func shared(_ split: Split) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.retroactive, [step(0, 10)]), split: split)]
    test.lines = [
        TestLine(id: "S-1", day: "2026-02-10", net: 60, channel: "b"),
        TestLine(id: "S-2", day: "2026-02-11", net: 30, channel: "a"),
        TestLine(id: "S-3", day: "2026-02-12", net: 10, cents: 10),
    ]
    return test
}

@Test func `10_01 split 50, 30 and 20 is 5_01, 3_00 and 2_00`() throws {
    let split = Split([
        share(.partner, 50), share(.column("order"), 30), share(.column("channel"), 20),
    ])
    let settlement = try shared(split).statements()[0].settlements[0]
    #expect(settlement.paid.minorUnits == 10_01)
    #expect(settlement.shares.prefix(2).map(\.minorUnits) == [5_01, 3_00])
    // 2.00 by what is sold: nobody 10.10, a 30.00, b 60.00.
    #expect(settlement.shares.dropFirst(2).map(\.name) == [nil, "a", "b"])
    #expect(settlement.shares.dropFirst(2).map(\.minorUnits) == [20, 60, 1_20])
    #expect(settlement.shares.reduce(0) { $0 + $1.minorUnits } == 10_01)
}

@Test func `a split shares what the budget pays, and what is taken back`() throws {
    var test = try shared(Split([share(.partner, 50), share(.column("order"), 50)]))
    test.budget = Budget(amount: 5_01, whenExceeded: .prorate)
    #expect(try test.statements()[0].settlements[0].shares.map(\.minorUnits) == [2_51, 2_50])
    test.budget = nil
    test.lines = [TestLine(id: "S-1", day: "2026-02-10", net: -100, cents: -10)]
    #expect(try test.statements()[0].settlements[0].shares.map(\.minorUnits) == [-5_01, -5_00])
    test.lines = []
    #expect(try test.statements()[0].settlements[0].shares.allSatisfy { $0.minorUnits == 0 })
}
