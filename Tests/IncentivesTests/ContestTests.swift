import Incentives
import Testing

private let prizes = [
    Contest.Prize(ranks: 1...1, amount: 5_000_00, from: nil),
    Contest.Prize(ranks: 2...2, amount: 3_000_00, from: nil),
    Contest.Prize(ranks: 3...3, amount: 1_000_00, from: nil),
]

/// Partners a, b, c … that sell so many whole dollars each in the first quarter.
private func contest(
    _ sold: [Int64],
    field: PartnerField? = nil,
    prizes: [Contest.Prize] = prizes
) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.partners = sold.indices.map { index in
        testPartner("partner-\(index)", country: index < 2 ? "ID" : "SG")
    }
    test.incentives = [
        try testIncentive(
            .ofPrizes,
            measure: .rank(Contest(rankedBy: .netSales, field: field, prizes: prizes))
        )
    ]
    test.lines = sold.enumerated().map { index, net in
        TestLine(id: "S-\(index)", day: "2026-02-10", net: net, partner: index)
    }
    return test
}

private func won(_ test: TestPortfolio) throws -> [Int64] {
    try test.partners.indices.map { try test.paid(of: $0)["2026-Q1"] ?? 0 }
}

@Test func `two tied first of three win 4,000, 4,000 and 1,000`() throws {
    #expect(try won(contest([900, 900, 500])) == [4_000_00, 4_000_00, 1_000_00])
    let standing = try contest([900, 900, 500]).statements(of: 2)[0].settlements[0].accrual.standing
    #expect(standing?.rank == 3)
    #expect(standing?.rankedCount == 3)
}

@Test func `a prize is shared exactly and rounded once for each`() throws {
    let one = [Contest.Prize(ranks: 1...1, amount: 100_00, from: nil)]
    #expect(try won(contest([9, 9, 9], prizes: one)) == [33_33, 33_33, 33_33])
    // The second of two tied places has no prize, so that they share the first.
    #expect(try won(contest([9, 9, 1], prizes: one)) == [50_00, 50_00, 0])
}

@Test func `who sold nothing has no rank, and a prize asks for its least value`() throws {
    #expect(try won(contest([0, -5, 7])) == [0, 0, 5_000_00])
    let least = [
        Contest.Prize(ranks: 1...1, amount: 5_000_00, from: ExactFraction(1_000_00)),
        Contest.Prize(ranks: 2...3, amount: 100_00, from: nil),
    ]
    #expect(try won(contest([1_000, 10, 9], prizes: least)) == [5_000_00, 100_00, 100_00])
    #expect(try won(contest([999, 10, 9], prizes: least)) == [0, 100_00, 100_00])
}

@Test func `partners of each country are ranked apart`() throws {
    #expect(try won(contest([1, 2, 3], field: .country)) == [3_000_00, 5_000_00, 5_000_00])
}

@Test func `a line that does not count gives no place`() throws {
    var test = try contest([10, 20, 30])
    test.audience = [PartnerCondition(.has(.country, anyOf: ["ID"]))]
    #expect(try won(test) == [3_000_00, 5_000_00, 0])
}

/// Three partners that each are entitled to 100.00, and a budget.
private func budget(_ amount: Int64, _ rule: Budget.Rule) throws -> TestPortfolio {
    var test = TestPortfolio()
    test.partners = ["a", "b", "c"].map { testPartner($0) }
    test.incentives = [try testIncentive(table(.retroactive, [step(0, 10)]))]
    test.budget = Budget(amount: amount, whenExceeded: rule)
    test.lines = [
        TestLine(id: "S-1", day: "2026-02-12", net: 1_000, partner: 0),
        TestLine(id: "S-2", day: "2026-02-11", net: 1_000, partner: 1),
        TestLine(id: "S-3", day: "2026-02-10", net: 1_000, partner: 2),
    ]
    return test
}

@Test func `three entitled to 100 against 100 are paid 33.34, 33.33 and 33.33`() throws {
    let test = try budget(100_00, .prorate)
    #expect(try won(test) == [33_34, 33_33, 33_33])
    let settlement = try test.statements(of: 1)[0].settlements[0]
    #expect(settlement.entitled.minorUnits == 100_00)
    #expect(settlement.isCutByBudget)
    #expect(try won(budget(300_00, .prorate)) == [100_00, 100_00, 100_00])
    #expect(try won(budget(299_99, .prorate)) == [100_00, 100_00, 99_99])
}

@Test func `first come is paid first, and the day that no longer fits is prorated`() throws {
    #expect(try won(budget(150_00, .firstCome)) == [0, 50_00, 100_00])
    #expect(try won(budget(100_00, .firstCome)) == [0, 0, 100_00])
    var test = try budget(150_00, .firstCome)
    test.lines[0].day = "2026-02-11"
    #expect(try won(test) == [25_00, 25_00, 100_00])
}

@Test(arguments: Budget.Rule.allCases)
func `a later period may use what is left, and what is taken back refills it`(
    rule: Budget.Rule
) throws {
    var test = try budget(350_00, rule)
    test.incentives = [
        try testIncentive(table(.retroactive, [step(0, 10)]), returns: .netInPeriod)
    ]
    test.lines.append(TestLine(id: "S-4", day: "2026-05-10", net: 1_000, partner: 0))
    #expect(try test.paid(of: 0)["2026-Q2"] == 50_00)
    test.lines.append(
        TestLine(id: "R-1", day: "2026-05-09", net: -400, partner: 1, returns: "S-2")
    )
    #expect(try test.paid(of: 1)["2026-Q2"] == -40_00)
    #expect(try test.paid(of: 0)["2026-Q2"] == 90_00)
}

@Test func `the order of lines changes no share of a budget`() throws {
    for rule in Budget.Rule.allCases {
        var test = try budget(101_01, rule)
        let paid = try won(test)
        test.lines.reverse()
        #expect(try won(test) == paid)
        #expect(paid.reduce(0, +) == 101_01)
    }
}

@Test func `first come pays twenty partners of unlike sales, to the cent what is left`() throws {
    var test = TestPortfolio()
    test.partners = (0..<20).map { testPartner("p-\($0 + 10)") }
    test.incentives = [try testIncentive(table(.retroactive, [step(0, 7)]))]
    test.budget = Budget(amount: 840_67, whenExceeded: .firstCome)
    let primes: [Int64] = [
        11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89,
    ]
    test.lines = primes.enumerated().flatMap { number, cents in
        [
            TestLine(
                id: "A-\(number)",
                day: "2026-02-10",
                net: 100,
                cents: cents,
                partner: number
            ),
            TestLine(id: "B-\(number)", day: "2026-02-11", net: 1_000, partner: number),
        ]
    }
    // The first day is paid whole; of the second's 1,400.00 there are 700.00 left.
    let expected: [Int64] = [
        42_01, 42_01, 42_01, 42_01, 42_02,
        42_02, 42_02, 42_03, 42_03, 42_03,
        42_03, 42_04, 42_04, 42_04, 42_05,
        42_05, 42_05, 42_06, 42_06, 42_06,
    ]
    #expect(try won(test) == expected)
    #expect(expected.reduce(0, +) == 840_67)
}
