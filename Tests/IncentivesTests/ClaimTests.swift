import Incentives
import Testing

/// A line of 10,000 on 10 January that pays 1,000; claimed within 30 days, so until 9 February.
private func claimed(_ day: String?, late: Bool = true) throws -> TestPortfolio {
    var test = TestPortfolio()
    let loss = ClaimTerms.Late(lose: Rate(percent: 10), every: .month)
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 10)]),
            claimed: ClaimTerms(within: .days(30), late: late ? loss : nil)
        )
    ]
    test.lines = [TestLine(id: "S-1", day: "2026-01-10", net: 10_000)]
    if let day { test.claims = ["S-1": day] }
    return test
}

@Test(
    arguments: [
        ("2026-02-09", 1_000_00), ("2026-02-10", 900_00), ("2026-03-09", 900_00),
        ("2026-03-10", 800_00), ("2026-04-10", 700_00), ("2026-12-10", 0),
    ] as [(String, Int64)]
)
func `10% is lost for every month begun, 1,000 in the third month are 700`(
    day: String,
    pays: Int64
) throws {
    #expect(try claimed(day).paid()["2026-Q1"] == pays)
}

@Test func `a line that is not claimed, or too late, does not count and says so`() throws {
    let unclaimed = try claimed(nil)
    #expect(try unclaimed.paid()["2026-Q1"] == 0)
    let last = try day("2026-02-09")
    let sales = try unclaimed.portfolio().sales
    let reasons = try unclaimed.statements()[0].lines(of: sales).flatMap(\.reasons)
    #expect(reasons.map(\.cause) == [.notCounted(.notClaimed(until: last))])
    #expect(try claimed("2026-02-09", late: false).paid()["2026-Q1"] == 1_000_00)
    let late = try claimed("2026-02-10", late: false)
    let causes = try late.statements()[0].lines(of: sales).flatMap(\.reasons).map(\.cause)
    #expect(
        causes == [.notCounted(.claimedTooLate(on: try day("2026-02-10"), last: last))]
    )
}

@Test func `what is lost is spread by amount, a return takes back what was paid`() throws {
    var test = try claimed("2026-04-10")
    test.lines.append(TestLine(id: "S-2", day: "2026-03-01", net: 30_000))
    test.claims["S-2"] = "2026-03-02"
    // 4,000 less 30% of the quarter that the late line has in it.
    #expect(try test.paid()["2026-Q1"] == 3_700_00)
    #expect(try test.statements()[0].settlements[0].steps == [.late(-300_00)])
    test.lines.append(TestLine(id: "R-1", day: "2026-04-01", net: -10_000, returns: "S-1"))
    #expect(try test.paid()["2026-Q1"] == 3_000_00)
    test.lines.append(TestLine(id: "R-2", day: "2026-04-01", net: -30_000, returns: "S-2"))
    #expect(try test.paid()["2026-Q1"] == 0)
}
