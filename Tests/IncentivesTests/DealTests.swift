import Incentives
import Testing

private func registered(_ line: TestLine) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 10)]),
            eligibility: Eligibility(conditions: [], asOf: .sale, needsDeal: true)
        )
    ]
    test.deals = [
        Deal(
            id: "D-1",
            partner: 0,
            customer: "Ann",
            productLine: "Mountain Bikes",
            approved: try day("2026-02-10"),
            expires: try day("2026-03-31")
        ),
        Deal(
            id: "D-2",
            partner: 0,
            customer: nil,
            productLine: nil,
            approved: nil,
            expires: nil
        ),
    ]
    test.lines = [line]
    return test
}

private func deal(
    _ name: String?,
    on day: String = "2026-02-10",
    customer: String? = "Ann",
    product: Int = 1
) -> TestLine {
    var line = TestLine(id: "S-1", day: day, net: 100, product: product)
    line.deal = name
    line.customer = customer
    return line
}

@Test func `a line counts from the deal's approval to its last day`() throws {
    #expect(try registered(deal("D-1")).paid()["2026-Q1"] == 10_00)
    #expect(try registered(deal("D-1", on: "2026-03-31")).paid()["2026-Q1"] == 10_00)
}

@Test func `a line that no deal covers says why`() throws {
    let approved = try day("2026-02-10")
    let expired = try day("2026-03-31")
    let cases: [(TestLine, Deal.Fault)] = [
        (deal(nil), .unnamed), (deal("D-9"), .unknown("D-9")), (deal("D-2"), .notApproved("D-2")),
        (deal("D-1", on: "2026-02-09"), .before("D-1", approved: approved)),
        (deal("D-1", on: "2026-04-01"), .expired("D-1", on: expired)),
        (deal("D-1", customer: "Bob"), .otherCustomer("D-1")),
        (deal("D-1", product: 0), .otherProductLine("D-1")),
    ]
    for (line, fault) in cases {
        let test = try registered(line)
        let sales = try test.portfolio().sales
        let reasons = try test.statements().flatMap { $0.lines(of: sales) }.flatMap(\.reasons)
        #expect(reasons.map(\.cause) == [.notCounted(.noDeal(fault))], "\(fault)")
    }
}

@Test func `the day in a column decides, and a line without one does not count yet`() throws {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(table(.retroactive, [step(0, 10)]), countsOn: "delivered")
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-03-20", net: 100, delivered: "2026-04-02"),
        TestLine(id: "S-2", day: "2026-03-21", net: 200),
        TestLine(id: "S-3", day: "2026-03-22", net: 400, delivered: "2026-03-31"),
    ]
    #expect(try test.paid()["2026-Q1"] == 40_00)
    #expect(try test.paid()["2026-Q2"] == 10_00)
    let sales = try test.portfolio().sales
    let statements = try test.statements()
    #expect(
        statements[0].lines(of: sales).map { $0.reasons.map(\.cause) } == [
            [.actsOn(try day("2026-04-02"))], [.notCounted(.noDay)], [],
        ]
    )
    // What is delivered later stands on the statement of that day.
    #expect(statements[1].lines(of: sales).filter(\.counts).map(\.line) == [0])
    test.lines.append(
        TestLine(id: "R-1", day: "2026-05-20", net: -100, units: -1, returns: "S-1")
    )
    #expect(try test.paid()["2026-Q2"] == 0)
}
