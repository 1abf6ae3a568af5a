import Incentives
import Testing

/// 4% from 10,000 and 2% below, by the month; 1,000 of January's 10,000 come back in February.
private func returned(_ returns: ReturnTerms) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.cycle = .month
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 2), step(10_000, 4)]),
            settles: .month,
            returns: returns
        )
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 6_000),
        TestLine(id: "S-2", day: "2026-01-20", net: 4_000),
        TestLine(id: "R-1", day: "2026-02-10", net: -1_000, returns: "S-2"),
    ]
    return test
}

@Test func `1,000 of 10,000 that come back are minus 20, minus 220 or minus 40`() throws {
    #expect(try returned(.netInPeriod).paid()["2026-02"] == -20_00)
    let restated = try returned(.restateOriginal).paid()
    #expect(restated["2026-01"] == 180_00)
    #expect(restated["2026-02"] == 0)
    let mirrored = try returned(.mirrorRate).statements()
    #expect(mirrored[0].earned.minorUnits == 400_00)
    let february = mirrored[1].settlements[0]
    #expect(february.paid.minorUnits == -40_00)
    #expect(february.steps == [.takenBack(-40_00)])
    #expect(february.accrual.measure == .zero)
    #expect(february.takenBack.map(\.soldIn.name) == ["2026-01"])
}

@Test func `everything that comes back takes back all that was paid, and no more`() throws {
    var test = try returned(.mirrorRate)
    test.lines.append(TestLine(id: "R-2", day: "2026-03-10", net: -6_000, returns: "S-1"))
    test.lines.append(TestLine(id: "R-3", day: "2026-03-11", net: -3_000, returns: "S-2"))
    let paid = try test.paid()
    #expect(paid["2026-03"] == -360_00)
    #expect(paid.values.reduce(0, +) == 0)
}

@Test func `what comes back in its own period takes back at that period's rate`() throws {
    var test = try returned(.mirrorRate)
    test.lines[2].day = "2026-01-31"
    #expect(try test.paid()["2026-01"] == 360_00)
}

@Test func `what comes back behind the run stands on a statement of its own`() throws {
    var test = try returned(.mirrorRate)
    test.lines[2].day = "2027-02-10"
    let paid = try test.paid()
    #expect(paid["2026-01"] == 400_00)
    #expect(paid["2027-02"] == -40_00)
    #expect(paid["2027-01"] == nil || paid["2027-01"] == 0)
}

@Test func `a return that names no sale takes back at the rate of its own period`() throws {
    var test = try returned(.mirrorRate)
    test.lines[2].returns = nil
    #expect(try test.paid()["2026-02"] == 0)
    test.lines.append(TestLine(id: "S-3", day: "2026-02-01", net: 3_000))
    #expect(try test.paid()["2026-02"] == 40_00)
}

@Test(arguments: [ReturnTerms.Rule.restateOriginal, .netInPeriod, .mirrorRate])
func `a return acts up to the last day within, and not a day later`(
    rule: ReturnTerms.Rule
) throws {
    var test = try returned(ReturnTerms(rule: rule, within: .months(1)))
    test.lines[2].day = "2026-02-20"
    let acts = try test.statements()[1].lines(of: test.portfolio().sales)
    let sale = LineReason.Cause.actsOn(try day("2026-01-20"))
    #expect(acts.flatMap(\.reasons).map(\.cause).allSatisfy { $0 == sale })
    test.lines[2].day = "2026-02-21"
    let late = try test.statements()[1].lines(of: test.portfolio().sales)
    #expect(
        late.flatMap(\.reasons).map(\.cause)
            == [.notCounted(.returnedTooLate(last: try day("2026-02-20")))]
    )
    #expect(try test.paid()["2026-01"] == 400_00)
    #expect(try test.paid()["2026-02"] == 0)
}

@Test func `thirds that come back month by month take back the last cent, too`() throws {
    var test = try returned(.mirrorRate)
    test.incentives = [
        try testIncentive(table(.retroactive, [step(0, 1)]), settles: .month, returns: .mirrorRate)
    ]
    // 100.00 are paid; a third of it comes back in each of three months.
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 9_999, cents: 99)]
    for month in 2...4 {
        test.lines.append(
            TestLine(
                id: "R-\(month)",
                day: "2026-0\(month)-10",
                net: -3_333,
                cents: -33,
                returns: "S-1"
            )
        )
    }
    let paid = try test.paid()
    #expect(paid["2026-01"] == 100_00)
    #expect([paid["2026-02"], paid["2026-03"], paid["2026-04"]] == [-33_33, -33_34, -33_33])
}

@Test func `gross sales are before returns, and what was paid for them is taken back`() throws {
    var test = try returned(.mirrorRate)
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 4)]),
            measure: .grossSales,
            settles: .month,
            returns: .mirrorRate
        )
    ]
    #expect(try test.paid()["2026-01"] == 400_00)
    #expect(try test.paid()["2026-02"] == -40_00)
}

@Test func `what comes back behind a window is taken back once`() throws {
    var test = try returned(.mirrorRate)
    test.cycle = .quarter
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 4)]),
            span: try span("2026-01-01..2026-02-15"),
            returns: .mirrorRate
        )
    ]
    // Behind the window and inside its statement, and behind that.
    test.lines[2].day = "2026-03-10"
    test.lines.append(TestLine(id: "R-2", day: "2026-04-10", net: -500, returns: "S-1"))
    let paid = try test.paid()
    #expect(paid["2026-Q1"] == 360_00)
    #expect(paid["2026-Q2"] == -20_00)
}

@Test func `what comes back behind the run brings no excess back with it`() throws {
    var test = try returned(.mirrorRate)
    let cap = Limit(floor: nil, cap: ExactFraction(5_00), excess: .carried)
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 4)]),
            settles: .year,
            returns: .mirrorRate,
            limits: Limits(measure: nil, period: cap, run: nil)
        )
    ]
    test.lines[2].day = "2027-01-02"
    let paid = try test.paid()
    #expect(paid["2026-12"] == 5_00)
    #expect(paid["2027-01"] == -50)
}
