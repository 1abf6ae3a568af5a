import Incentives
import Testing

/// A claim of a test; prices are in millionths.
struct TestClaim: Sendable {
    var id = "K-1"
    var sale = "S-1"
    var day = "2026-02-10"
    var activity: String?
    var paid: Millionths = 100_000_000
    var granted: Millionths = 92_500_000
    var units: Int64 = 40
    var approvedMinorUnits: Int64?
    /// The statuses with their days; approved on the claim's day where nothing is said.
    var changes: [(ClaimStatus, String)] = []

    func claim(in sales: Sales) throws -> PriceClaim {
        let line = try #require((0..<sales.count).first { sales.ids[$0] == sale })
        let given: [(ClaimStatus, String)] =
            changes.isEmpty ? [(.approved, day)] : changes
        return PriceClaim(
            id: id,
            line: line,
            day: try IncentivesTests.day(day),
            activityDay: try activity.map(IncentivesTests.day) ?? sales.days[line],
            pricePaid: paid,
            grantedPrice: granted,
            units: units * 1_000_000,
            approvedMinorUnits: approvedMinorUnits,
            changes: try given.map { status, text in
                PriceClaim.Change(
                    status: status,
                    day: try IncentivesTests.day(text),
                    decidedBy: nil,
                    proof: nil,
                    reason: nil
                )
            }
        )
    }
}

/// Thirty bikes bought on 1 February 2026 for 3,000.00; claims come within 30 days.
private func supported(_ claims: [TestClaim], limit: Int64 = 20_000_00) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(
            .ofClaims,
            limits: Limits(
                measure: nil,
                each: nil,
                period: Limit(floor: nil, cap: nil, excess: .lost),
                run: ExactFraction(limit)
            ),
            support: PriceSupport(within: .days(30))
        )
    ]
    test.lines = [TestLine(id: "S-1", day: "2026-02-01", net: 3_000, units: 30)]
    test.priceClaims = claims
    return test
}

private func findings(_ test: TestPortfolio, _ period: String) throws -> [ClaimFinding] {
    try test.statements().filter { $0.period.name == period }.flatMap(\.settlements)
        .flatMap(\.accrual.parts).compactMap { part in
            if case .claim(let finding) = part.formula { finding } else { nil }
        }
}

private func parts(_ test: TestPortfolio, _ period: String) throws -> [Int64] {
    try test.statements().filter { $0.period.name == period }.flatMap(\.settlements)
        .flatMap(\.partMinorUnits)
}

@Test func `paid 100.00, granted 92.50, 40 claimed and 30 bought pay 225.00`() throws {
    let test = try supported([TestClaim()])
    #expect(try test.paid()["2026-Q1"] == 225_00)
    guard case .pays(let supported)? = try findings(test, "2026-Q1").first?.outcome else {
        Issue.record("the claim is approved")
        return
    }
    #expect(supported.units == 30_000_000)
    #expect(supported.bought == 30_000_000)
}

@Test(arguments: [(29, 217_50), (30, 225_00), (31, 225_00)] as [(Int64, Int64)])
func `no more units are paid than were bought`(units: Int64, pays: Int64) throws {
    #expect(try supported([TestClaim(units: units)]).paid()["2026-Q1"] == pays)
}

@Test(arguments: [(12, 135_00), (29, 7_50), (30, 0), (31, 0)] as [(Int64, Int64)])
func `what came back was not bought`(units: Int64, pays: Int64) throws {
    var test = try supported([TestClaim()])
    test.lines.append(
        TestLine(id: "R-1", day: "2026-05-02", net: -1, units: -units, returns: "S-1")
    )
    #expect(try test.paid()["2026-Q1"] == pays)
    let lines = try test.statements()[0].settlements[0].accrual.lines
    #expect(lines == [0, 1])
    guard case .pays(let supported)? = try findings(test, "2026-Q1").first?.outcome else {
        Issue.record("the claim is approved")
        return
    }
    #expect(supported.bought == 30_000_000)
    #expect(supported.kept == max(30 - units, 0) * 1_000_000)
}

@Test func `a claim of a later period is listed there with its sale and what came back`() throws {
    var test = try supported([
        TestClaim(id: "K-1", units: 20),
        TestClaim(
            id: "K-2",
            day: "2026-02-12",
            units: 5,
            changes: [(.requested, "2026-02-12"), (.approved, "2026-04-05")]
        ),
        TestClaim(id: "K-3", sale: "S-2", day: "2026-02-13", changes: [(.requested, "2026-02-13")]),
    ])
    test.lines.append(TestLine(id: "S-2", day: "2026-02-02", net: 3_000, units: 30))
    test.lines.append(
        TestLine(id: "R-1", day: "2026-03-02", net: -3_000, units: -30, returns: "S-1")
    )
    let sales = try test.portfolio().sales
    let lines = try test.statements()[1].lines(of: sales)
    #expect(lines.filter(\.counts).map { sales.ids[$0.line] } == ["S-1", "R-1"])
    // What waits for its approval stands there with its reason.
    let others = lines.filter { !$0.counts }
    #expect(others.map { sales.ids[$0.line] } == ["S-2"])
    #expect(others.flatMap(\.reasons).map(\.cause) == [.notCounted(.claimUndecided("K-3"))])
    #expect(try test.paid()["2026-Q2"] == 0)
}

@Test func `claims of one sale share its units in the order of their approval`() throws {
    let later = [(ClaimStatus.requested, "2026-02-10"), (.approved, "2026-02-20")]
    let claims = [
        TestClaim(id: "K-1", units: 20, changes: later),
        TestClaim(id: "K-2", day: "2026-02-11", units: 16),
        TestClaim(id: "K-3", day: "2026-02-21", units: 5),
    ]
    let test = try supported(claims)
    // K-2 takes 16, K-1 what is left: 14. They stand in the order of their days.
    #expect(try parts(test, "2026-Q1") == [105_00, 120_00, 0])
    #expect(try parts(supported(claims.reversed()), "2026-Q1") == [105_00, 120_00, 0])
}

@Test(arguments: [(224_99, 224_99), (225_00, 225_00), (225_01, 225_00)] as [(Int64, Int64)])
func `the claims of a run pay no more than the limit`(limit: Int64, pays: Int64) throws {
    #expect(try supported([TestClaim()], limit: limit).paid()["2026-Q1"] == pays)
}

@Test func `a later period has what earlier ones left of the limit`() throws {
    var test = try supported(
        [
            TestClaim(id: "K-1", units: 20),
            TestClaim(id: "K-2", sale: "S-2", day: "2026-05-10", units: 20),
        ],
        limit: 200_00
    )
    test.lines.append(TestLine(id: "S-2", day: "2026-05-01", net: 3_000, units: 30))
    #expect(try test.paid()["2026-Q1"] == 150_00)
    #expect(try test.paid()["2026-Q2"] == 50_00)
    guard case .pays(let second)? = try findings(test, "2026-Q2").first?.outcome else {
        Issue.record("the second claim is approved")
        return
    }
    #expect(second.cut == .limit(ExactFraction(50_00)))
}

@Test func `a claim comes at most so long after the resale, or else the sale`() throws {
    #expect(try supported([TestClaim(day: "2026-03-03")]).paid()["2026-Q1"] == 225_00)
    let late = try supported([TestClaim(day: "2026-03-04")])
    #expect(try late.paid()["2026-Q1"] == 0)
    #expect(
        try findings(late, "2026-Q1").map(\.outcome) == [.late(last: try day("2026-03-03"))]
    )
    let resold = TestClaim(day: "2026-03-04", activity: "2026-02-02")
    #expect(try supported([resold]).paid()["2026-Q1"] == 225_00)
}

@Test func `a claim counts in the period of its approval, also behind the run`() throws {
    let test = try supported([
        TestClaim(changes: [(.requested, "2026-02-10"), (.approved, "2026-04-02")])
    ])
    #expect(try test.paid()["2026-Q1"] == 0)
    #expect(try findings(test, "2026-Q1").map(\.outcome) == [.open])
    #expect(try test.paid()["2026-Q2"] == 225_00)
    let sales = try test.portfolio().sales
    let lines = try test.statements().map { $0.lines(of: sales) }
    #expect(lines[0].flatMap(\.reasons).map(\.cause) == [.actsOn(try day("2026-04-02"))])
    #expect(lines[1].filter(\.counts).map(\.line) == [0])
    var behind = test
    behind.runs = "2026-01-01..2026-03-31"
    behind.incentives = [
        try testIncentive(
            .ofClaims,
            span: span("2026-01-01..2026-03-31"),
            support: PriceSupport(within: .days(30))
        )
    ]
    #expect(try behind.paid()["2026-Q2"] == 225_00)
}

@Test func `a reversed claim gives back what it was paid, and its units and its room`() throws {
    var test = try supported(
        [
            TestClaim(
                id: "K-1",
                changes: [(.approved, "2026-02-10"), (.reversed, "2026-04-05")]
            ),
            TestClaim(
                id: "K-2",
                day: "2026-02-12",
                units: 10,
                changes: [(.requested, "2026-02-12"), (.approved, "2026-04-05")]
            ),
        ],
        limit: 100_00
    )
    #expect(try test.paid()["2026-Q1"] == 100_00)
    #expect(try parts(test, "2026-Q2") == [-100_00, 75_00])
    // Within one period nothing remains of the first.
    test.priceClaims[0].changes = [(.approved, "2026-02-10"), (.reversed, "2026-02-10")]
    #expect(try parts(test, "2026-Q1") == [100_00, -100_00, 0])
    #expect(try test.paid()["2026-Q2"] == 75_00)
}

@Test func `what waits or is rejected is shown and pays nothing`() throws {
    let test = try supported([
        TestClaim(id: "K-1", changes: [(.requested, "2026-02-10")]),
        TestClaim(id: "K-2", changes: [(.requested, "2026-02-10"), (.rejected, "2026-02-12")]),
    ])
    #expect(try findings(test, "2026-Q1").map(\.outcome) == [.open, .rejected])
    // What waits is shown until it is decided.
    #expect(try findings(test, "2026-Q2").map(\.outcome) == [.open])
    #expect(try test.paid()["2026-Q1"] == 0)
    let sales = try test.portfolio().sales
    let reasons = try test.statements()[0].lines(of: sales).flatMap(\.reasons).map(\.cause)
    #expect(reasons == [.notCounted(.claimUndecided("K-1"))])
    let unclaimed = try supported([]).statements()[0].lines(of: sales).flatMap(\.reasons)
    #expect(unclaimed.map(\.cause) == [.notCounted(.claimedByNone)])
}

@Test(arguments: [(224_99, 224_99), (225_00, 225_00), (225_01, 225_00)] as [(Int64, Int64)])
func `no more is paid than was approved`(approved: Int64, pays: Int64) throws {
    let claim = TestClaim(approvedMinorUnits: approved)
    #expect(try supported([claim]).paid()["2026-Q1"] == pays)
}

@Test func `a claim of a sale that does not count is rejected for that reason`() throws {
    var test = try supported([TestClaim()])
    let joined = try day("2026-02-02")
    test.partners = [testPartner("a-partner", joined: joined)]
    #expect(
        try findings(test, "2026-Q1").map(\.outcome) == [
            .lineDoesNotCount(.beforeJoining(joined: joined))
        ]
    )
    test.partners = [testPartner("a-partner", joined: try day("2026-02-01"))]
    #expect(try test.paid()["2026-Q1"] == 225_00)
}

@Test func `parts of a cent of several claims are rounded once`() throws {
    let test = try supported([
        TestClaim(id: "K-1", granted: 99_995_000, units: 1),
        TestClaim(id: "K-2", granted: 99_995_000, units: 1),
    ])
    #expect(try test.paid()["2026-Q1"] == 1)
    #expect(try parts(test, "2026-Q1") == [1, 0])
}
