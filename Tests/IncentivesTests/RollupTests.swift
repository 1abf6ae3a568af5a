import Incentives
import Testing

/// 1% up to 100,000 and 2% above, for a hub that sells 20,000, its dealer 50,000 and the dealer's
/// shop 40,000; a fourth partner stands apart and sells 1,000.
private func channel(
    _ rollup: Rollup,
    returns: ReturnTerms = .restateOriginal
) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.partners = family()
    test.incentives = [
        try testIncentive(
            table(.marginal, [step(0, 1), step(100_000, 2)]),
            rollup: rollup,
            returns: returns
        )
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-01-10", net: 20_000, partner: 0),
        TestLine(id: "S-2", day: "2026-02-10", net: 50_000, partner: 1),
        TestLine(id: "S-3", day: "2026-01-20", net: 40_000, partner: 2),
        TestLine(id: "S-4", day: "2026-01-20", net: 1_000, partner: 3),
    ]
    return test
}

/// The hub, its dealer, the dealer's shop, and one apart.
private func family(
    hub: (joined: Day?, left: Day?) = (nil, nil),
    dealer: (joined: Day?, left: Day?) = (nil, nil)
) -> [Partner] {
    [
        testPartner("a-hub", type: "distributor", joined: hub.joined, left: hub.left),
        testPartner("b-dealer", parent: 0, joined: dealer.joined, left: dealer.left),
        testPartner("c-shop", parent: 1), testPartner("d-apart"),
    ]
}

private func firstQuarter(_ test: TestPortfolio) throws -> [Int64] {
    try test.partners.indices.map { try test.paid(of: $0)["2026-Q1"] ?? 0 }
}

/// The sale ids that each of a partner's incentives counts, or why it does not.
private func verdicts(_ test: TestPortfolio, of partner: Int = 0) throws -> [String: String] {
    let sales = try test.portfolio().sales
    var verdicts: [String: String] = [:]
    for line in try test.statements(of: partner)[0].lines(of: sales) {
        verdicts[sales.ids[line.line]] =
            line.counts ? "counts" : line.reasons.map { "\($0.cause)" }.joined()
    }
    return verdicts
}

@Test(
    arguments: [
        (.own, [200_00, 500_00, 400_00, 10_00]), (.children, [500_00, 400_00, 0, 0]),
        (.withDescendants, [1_200_00, 900_00, 400_00, 10_00]),
    ] as [(Rollup, [Int64])],
    [false, true]
)
func `a line counts once for each partner that it rolls up to`(
    _ given: (rollup: Rollup, paid: [Int64]),
    isReversed: Bool
) throws {
    var test = try channel(given.rollup)
    if isReversed { test.lines.reverse() }
    #expect(try firstQuarter(test) == given.paid)
}

@Test(
    arguments: [(39_999, 1_099_99), (40_000, 1_100_00), (40_001, 1_100_02)] as [(Int64, Int64)]
)
func `members' sales reach a bound as the partner's own do`(
    _ shop: Int64,
    _ paid: Int64
) throws {
    var test = try channel(.withDescendants)
    test.incentives = [
        try testIncentive(
            table(.marginal, [step(0, 1), step(110_000, 2)]),
            rollup: .withDescendants
        )
    ]
    test.lines[2].net = shop
    #expect(try test.paid()["2026-Q1"] == paid)
}

@Test func `where nobody sells nothing is paid, and where members sell the parent needs no sale`()
    throws
{
    var test = try channel(.withDescendants)
    test.lines.removeFirst()
    #expect(try firstQuarter(test) == [900_00, 900_00, 400_00, 10_00])
    test.lines = []
    #expect(try firstQuarter(test) == [0, 0, 0, 0])
}

@Test func `a member's return follows its sale, and one larger than all sales takes back`() throws {
    var test = try channel(.children)
    test.lines.append(
        TestLine(id: "R-1", day: "2026-05-10", net: -50_000, partner: 1, returns: "S-2")
    )
    #expect(try test.paid()["2026-Q1"] == 0)
    test.lines[4] = TestLine(id: "R-1", day: "2026-03-10", net: -60_000, partner: 1)
    // Minus what 10,000 would pay with the first step alone.
    #expect(try test.paid()["2026-Q1"] == -100_00)
}

@Test func `a mirrored return of a member takes back what its sale paid the parent`() throws {
    var test = try channel(.withDescendants, returns: ReturnTerms(rule: .mirrorRate, within: nil))
    test.lines.append(
        TestLine(id: "R-1", day: "2026-05-10", net: -11_000, partner: 2, returns: "S-3")
    )
    let paid = try test.paid()
    #expect(paid["2026-Q1"] == 1_200_00)
    // 1,200 ÷ 110,000 × 11,000.
    #expect(paid["2026-Q2"] == -120_00)
    #expect(try test.paid(of: 3)["2026-Q2"] == 0)
}

@Test func `who sells and who earns are both active on the day`() throws {
    var test = try channel(.withDescendants)
    test.partners = family(dealer: (try day("2026-02-11"), nil))
    #expect(try firstQuarter(test) == [600_00, 0, 400_00, 10_00])
    #expect(try verdicts(test)["S-2"] == "notCounted(Incentives.NotCounted.memberNotActive)")
    test.partners = family(dealer: (try day("2026-02-10"), nil))
    #expect(try test.paid()["2026-Q1"] == 1_200_00)
    test.partners = family(dealer: (nil, try day("2026-02-09")))
    #expect(try test.paid()["2026-Q1"] == 600_00)
    test.partners = family(dealer: (nil, try day("2026-02-10")))
    #expect(try test.paid()["2026-Q1"] == 1_200_00)
    // The hub joins behind its own sale and the shop's.
    test.partners = family(hub: (try day("2026-01-21"), nil))
    #expect(try test.paid()["2026-Q1"] == 500_00)
}

@Test func `who earns is eligible by itself, whoever sold`() throws {
    var test = try channel(.withDescendants)
    let silver = Eligibility(conditions: [PartnerCondition(.levelAtLeast(1))], asOf: .sale)
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 1)]),
            rollup: .withDescendants,
            eligibility: silver
        )
    ]
    let from = LevelStanding(from: try day("2026-02-01"), level: 1)
    test.partners[0] = testPartner("a-hub", type: "distributor", levels: [from])
    #expect(try firstQuarter(test) == [500_00, 0, 0, 0])
    test.audience = [PartnerCondition(.has(.type, anyOf: ["reseller"]))]
    #expect(try firstQuarter(test) == [0, 0, 0, 0])
}

@Test func `a statement lists members' lines where a rule takes them, and says why not`() throws {
    let all = try channel(.withDescendants)
    #expect(try verdicts(all).keys.sorted() == ["S-1", "S-2", "S-3"])
    let sales = try all.portfolio().sales
    let listed = try all.statements()[0].lines(of: sales).map { sales.ids[$0.line] }
    #expect(listed == ["S-1", "S-3", "S-2"])
    #expect(try verdicts(channel(.own)).keys.sorted() == ["S-1"])
    let children = try verdicts(channel(.children))
    #expect(
        children == ["S-1": "notCounted(Incentives.NotCounted.ownSale)", "S-2": "counts"]
    )
    #expect(
        try verdicts(channel(.children), of: 2)
            == ["S-3": "notCounted(Incentives.NotCounted.ownSale)"]
    )
}

@Test func `deals and claims of a line are those of its seller`() throws {
    var test = try channel(.withDescendants)
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 1)]),
            rollup: .withDescendants,
            eligibility: Eligibility(conditions: [], asOf: .sale, needsDeal: true),
            claimed: ClaimTerms(within: .days(30), late: nil)
        )
    ]
    let approved = try day("2026-01-01")
    test.deals = [1, 2].map {
        Deal(
            id: "D-\($0)",
            partner: $0,
            customer: nil,
            productLine: nil,
            approved: approved,
            expires: nil
        )
    }
    for line in test.lines.indices { test.lines[line].deal = "D-1" }
    test.claims = ["S-1": "2026-01-12", "S-2": "2026-02-12", "S-3": "2026-02-12"]
    // Only the dealer registered D-1, and claimed it.
    #expect(try firstQuarter(test) == [500_00, 500_00, 0, 0])
    test.lines[2].deal = "D-2"
    #expect(try firstQuarter(test) == [900_00, 900_00, 400_00, 0])
    test.claims["S-2"] = nil
    #expect(try firstQuarter(test) == [400_00, 400_00, 400_00, 0])
}

@Test func `a territory is held against who sold in it`() throws {
    var test = try channel(.withDescendants)
    let bali = FilterClause(dimension: .territory, test: .anyOf(["Bali"]), isNegated: false)
    test.incentives = [
        try testIncentive(
            table(.retroactive, [step(0, 1)]),
            rollup: .withDescendants,
            counts: LineFilter([bali])
        )
    ]
    test.territories = [
        Territory(name: "Bali", partner: 1, segment: nil, span: try span("2026-01-01..2026-12-31"))
    ]
    for line in test.lines.indices { test.lines[line].territory = "Bali" }
    #expect(try firstQuarter(test) == [500_00, 500_00, 0, 0])
}

@Test func `a chain of thousands is gathered for its head`() throws {
    var test = TestPortfolio()
    let count = 3_000
    test.partners = (0..<count).map { number in
        let id = String(String(10_000 + number).dropFirst())
        return testPartner("p-\(id)", parent: number == 0 ? nil : number - 1)
    }
    test.audience = [PartnerCondition(.isOneOf([0, count - 2]))]
    test.incentives = [
        try testIncentive(table(.retroactive, [step(0, 1)]), rollup: .withDescendants)
    ]
    test.lines = (0..<count).map { number in
        TestLine(id: "S-\(10_000 + number)", day: "2026-01-10", net: 100, partner: number)
    }
    #expect(try test.paid()["2026-Q1"] == 3_000_00)
    #expect(try test.paid(of: count - 2)["2026-Q1"] == 2_00)
}
