import Incentives
import Testing

private let rates = table(.retroactive, [step(0, 10)])

private func cut(_ program: Program, _ last: String) throws -> Program {
    program.version(after: nil, before: nil, inForceTo: try day(last))
}

@Test func `a version that is cut takes the lines up to its last day`() throws {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(rates)]
    let whole = try test.program()
    let short = try cut(whole, "2026-03-31")
    #expect(short.runs == (try span("2026-01-01..2026-03-31")))
    #expect(short.incentives[0].span == short.runs)
    #expect(short.earningDays == short.runs)
    #expect(short.succession.neverInForce == [])
    #expect(try cut(whole, "2027-12-31") == whole)
}

@Test func `an incentive whose window begins behind the last day never comes into force`() throws {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(rates),
        try testIncentive(rates, id: "edge", span: span("2026-06-30..2026-08-31")),
        try testIncentive(rates, id: "behind", span: span("2026-07-01..2026-08-31")),
    ]
    let short = try cut(test.program(), "2026-06-30")
    #expect(short.incentives.map(\.id.text) == ["incentive", "edge"])
    #expect(short.incentives[1].span == (try span("2026-06-30..2026-06-30")))
    #expect(short.succession.neverInForce == [test.incentives[2]])
}

@Test func `a rate pays line by line, and nothing that looks at the whole period does`() throws {
    let single = { (rewards: [Reward]) in TierTable(single: rewards) }
    let rate = single([.rate(Varied(same: Rate(percent: 2)))])
    #expect(try testIncentive(rate).paysByLine)
    #expect(try testIncentive(rates, each: .line).paysByLine)
    #expect(try !testIncentive(rates).paysByLine)
    #expect(try !testIncentive(single([.amount(Varied(same: 10_00))])).paysByLine)
    #expect(try !testIncentive(rate, measure: .customers).paysByLine)
}
