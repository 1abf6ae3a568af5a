import Incentives
import TestSupport
import Testing

/// An adjustment of the first partner: for which period, how many cents, decided when.
private func adjustment(
    _ id: String,
    _ period: String,
    _ cents: Int64,
    day decided: String = "2026-04-02",
    partner: PartnerIndex = 0
) throws -> Adjustment {
    Adjustment(
        id: id,
        day: try day(decided),
        partner: partner,
        period: try #require(Period(name: period, fiscalYearStarts: 1)),
        amount: Money(
            minorUnits: cents,
            currency: try #require(TestPortfolio.dollars)
        ),
        reason: "reason of \(id)",
        by: "Pieter Bos",
        program: nil
    )
}

/// Ten percent of 1,000.00 in the first quarter, of which a tenth is withheld.
private func site(_ adjustments: [Adjustment]) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.asOf = "2026-07-01"
    test.partners = [testPartner("a-partner", country: "NL"), testPartner("b-partner")]
    test.incentives = [try testIncentive(table(.marginal, [step(0, 10)]))]
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 1_000)]
    test.levies = [
        Levy(
            effect: .withholding,
            country: "NL",
            kinds: [.rebate],
            rate: Rate(percent: 10),
            name: "Tax"
        )
    ]
    test.adjustments = adjustments
    return test
}

@Test func `an adjustment stands in the bridge as it is, and nothing is withheld of it`() throws {
    let test = try site([
        try adjustment("A-2", "2026-Q1", -2_50), try adjustment("A-1", "2026-Q1", 40_00),
    ])
    let first = try #require(try test.statements().first)
    #expect(first.adjustments.map(\.id) == ["A-1", "A-2"])
    #expect(first.earned.minorUnits == 100_00)
    #expect(first.adjusted.minorUnits == 37_50)
    #expect(first.levied.map(\.added.minorUnits) == [-10_00])
    #expect(first.due.minorUnits == 127_50)
    #expect(first.figures(in: try test.portfolio()).adjustments == first.adjustments)
}

@Test func `what is taken back beyond what is due is carried`() throws {
    let test = try site([try adjustment("A-1", "2026-Q1", -90_01)])
    let statements = try test.statements()
    #expect(statements.map(\.due.minorUnits) == [0, 0, 0])
    #expect(statements.map(\.closingCarry.minorUnits) == [-1, -1, -1])
    #expect(statements[0].carryReason == .belowZero)
    let exact = try site([try adjustment("A-1", "2026-Q1", -90_00)])
    #expect(try exact.statements().map(\.closingCarry.minorUnits) == [0, 0, 0])
}

@Test func `an adjustment alone makes a statement exist, for its own partner only`() throws {
    var test = try site([try adjustment("A-1", "2026-Q2", 5_00, partner: 1)])
    test.partners[1] = testPartner("b-partner", left: try day("2025-12-31"))
    #expect(try test.statements(of: 1).map(\.period.name) == ["2026-Q2"])
    #expect(try test.statements(of: 1).map(\.due.minorUnits) == [5_00])
    #expect(try test.statements().flatMap(\.adjustments).isEmpty)
}

@Test func `an adjustment is seen from its day on`() throws {
    var test = try site([try adjustment("A-1", "2026-Q1", 5_00, day: "2026-04-02")])
    test.asOf = "2026-04-01"
    #expect(try test.statements().map(\.adjusted.minorUnits) == [0, 0])
    test.asOf = "2026-04-02"
    #expect(try test.statements().map(\.adjusted.minorUnits) == [5_00, 0])
}

@Test func `an adjustment for a period before every program stands on the first statement`() throws
{
    let test = try site([
        try adjustment("A-1", "2025-Q2", 5_00), try adjustment("A-2", "2026-Q2", 7_00),
        try adjustment("A-3", "2026-Q4", 9_00),
    ])
    let statements = try test.statements()
    #expect(statements.map(\.period.name) == ["2026-Q1", "2026-Q2", "2026-Q3"])
    #expect(statements.map { $0.adjustments.map(\.id) } == [["A-1"], ["A-2"], []])
}

@Test func `what comes after a closing stands on the next statement, and nothing twice`() throws {
    let portfolio = try site([
        try adjustment("A-1", "2026-Q1", 5_00), try adjustment("A-2", "2026-Q1", 7_00),
        try adjustment("A-3", "2026-Q2", 9_00),
    ]).portfolio()
    let (first, second) = (
        try #require(Period(name: "2026-Q1", fiscalYearStarts: 1)),
        try #require(Period(name: "2026-Q2", fiscalYearStarts: 1))
    )
    let on = { (period: Period, stated: Set<String>) in
        portfolio.adjustments(of: 0, on: period, stated: stated).map(\.id)
    }
    #expect(on(first, []) == ["A-1", "A-2"])
    #expect(on(second, ["A-1"]) == ["A-2", "A-3"])
    #expect(on(second, ["A-1", "A-2", "A-3"]) == [])
}
