import Incentives
import Testing

/// Why the first line of a test does not count; nil when it does.
private func reason(
    day text: String = "2026-02-10",
    partner: Partner = testPartner("a"),
    audience: [PartnerCondition] = [],
    eligibility: Eligibility = .everybody,
    counts: LineFilter = .everything,
    window: String = "2026-01-01..2026-12-31",
    product: Int = 2,
    channel: String? = nil
) throws -> NotCounted? {
    var test = TestPortfolio()
    test.partners = [partner]
    test.audience = audience
    test.incentives = [
        try testIncentive(
            table(.marginal, [step(0, 1)]),
            span: try span(window),
            eligibility: eligibility,
            counts: counts
        )
    ]
    test.lines = [
        TestLine(id: "S-1", day: text, net: 100, product: product, channel: channel)
    ]
    let statement = try #require(
        try test.statements().first { try $0.period.span.contains(day(text)) }
    )
    let line = try #require(statement.lines(of: try test.portfolio().sales).first)
    if line.counts { return nil }
    guard case .notCounted(let cause)? = line.reasons.first?.cause else {
        throw TestFault.noReason
    }
    return cause
}

enum TestFault: Error { case noReason }

@Test func `the first condition that fails is the reason`() throws {
    let gold = PartnerCondition(.levelAtLeast(2))
    let late = testPartner("a", joined: try day("2026-03-01"))
    let dealers = PartnerCondition(.has(.type, anyOf: ["dealer"]))
    let road = LineFilter([
        FilterClause(
            dimension: .productLine,
            test: .anyOf(["Road Bikes"]),
            isNegated: false
        )
    ])
    #expect(try reason() == nil)
    #expect(
        try reason(
            partner: late,
            eligibility: Eligibility(conditions: [gold], asOf: .sale),
            counts: road,
            window: "2026-02-11..2026-12-31",
            product: 0
        ) == .outsideWindow
    )
    #expect(
        try reason(
            partner: late,
            eligibility: Eligibility(conditions: [gold], asOf: .sale),
            counts: road,
            product: 0
        ) == .beforeJoining(joined: try day("2026-03-01"))
    )
    #expect(
        try reason(
            partner: testPartner("a", left: try day("2026-02-09")),
            counts: road,
            product: 0
        ) == .afterLeaving(left: try day("2026-02-09"))
    )
    #expect(
        try reason(
            audience: [PartnerCondition(.levels([2]))],
            eligibility: Eligibility(conditions: [gold], asOf: .sale)
        )
            == .notInAudience(condition: 0)
    )
    #expect(
        try reason(
            eligibility: Eligibility(conditions: [dealers, gold], asOf: .sale),
            counts: road,
            product: 0
        ) == .notEligible(condition: 0, on: try day("2026-02-10"))
    )
    #expect(try reason(counts: road, product: 0) == .filteredOut(clause: 0))
}

@Test func `the window's own days count, the days beside them do not`() throws {
    for (text, isIn) in [
        ("2026-02-09", false), ("2026-02-10", true), ("2026-03-15", true), ("2026-03-16", false),
    ] {
        let found = try reason(day: text, window: "2026-02-10..2026-03-15")
        #expect((found == nil) == isIn, "\(text)")
    }
}

@Test func `a level counts from its day, on the sale's day or the period's last`() throws {
    let partner = testPartner(
        "a",
        levels: [
            LevelStanding(from: nil, level: 1),
            LevelStanding(from: try day("2026-02-11"), level: 2),
        ]
    )
    let gold = PartnerCondition(.levelAtLeast(2))
    let onSale = Eligibility(conditions: [gold], asOf: .sale)
    let atEnd = Eligibility(conditions: [gold], asOf: .periodEnd)
    #expect(
        try reason(partner: partner, eligibility: onSale)
            == .notEligible(condition: 0, on: try day("2026-02-10"))
    )
    #expect(try reason(day: "2026-02-11", partner: partner, eligibility: onSale) == nil)
    #expect(try reason(partner: partner, eligibility: atEnd) == nil)
    let later = testPartner(
        "a",
        levels: [
            LevelStanding(from: nil, level: 1),
            LevelStanding(from: try day("2026-04-01"), level: 2),
        ]
    )
    #expect(
        try reason(partner: later, eligibility: atEnd)
            == .notEligible(condition: 0, on: try day("2026-03-31"))
    )
}

@Test func `filters take lists, ranges, missing values and their opposites`() throws {
    let clause = { (dimension: Dimension, test: ValueTest, isNegated: Bool) in
        LineFilter([FilterClause(dimension: dimension, test: test, isNegated: isNegated)])
    }
    let channel = Dimension.saleAttribute("channel")
    let number = ValueTest.range(from: 36_000_000, below: 60_000_000)
    for (text, counts) in [
        ("35.999999", false), ("36", true), ("59.999999", true), ("60", false), ("many", false),
    ] {
        let found = try reason(counts: clause(channel, number, false), channel: text)
        #expect((found == nil) == counts, "\(text)")
        let opposite = try reason(counts: clause(channel, number, true), channel: text)
        #expect((opposite == nil) == !counts, "not \(text)")
    }
    #expect(try reason(counts: clause(channel, .anyOf(["web"]), false)) != nil)
    #expect(try reason(counts: clause(channel, .anyOf(["web"]), true)) == nil)
    #expect(
        try reason(counts: clause(.saleAttribute("absent"), .anyOf(["x"]), false)) != nil
    )
}

@Test func `a return counts where its sale counted, and not of a sale that did not`() throws {
    let road = LineFilter([
        FilterClause(dimension: .productLine, test: .anyOf(["Road Bikes"]), isNegated: false)
    ])
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.marginal, [step(0, 10)]), counts: road)]
    test.lines = [
        TestLine(id: "S-1", day: "2026-03-20", net: 1_000, product: 2),
        TestLine(id: "S-2", day: "2026-03-21", net: 500, product: 0),
        TestLine(id: "R-1", day: "2026-04-02", net: -400, units: -1, product: 2, returns: "S-1"),
        TestLine(id: "R-2", day: "2026-04-03", net: -500, units: -1, product: 0, returns: "S-2"),
    ]
    let statements = try test.statements()
    let sales = try test.portfolio().sales
    #expect(statements[0].earned.minorUnits == 60_00)
    let first = statements[0].lines(of: sales)
    #expect(first.map { sales.ids[$0.line] } == ["S-1", "S-2", "R-1"])
    #expect(first.map(\.counts) == [true, false, true])
    let second = statements[1].lines(of: sales)
    #expect(second.map { sales.ids[$0.line] } == ["R-1", "R-2"])
    #expect(second.map(\.counts) == [false, false])
    #expect(second[0].reasons.map(\.cause) == [.actsOn(try day("2026-03-20"))])
    #expect(
        second[1].reasons.map(\.cause) == [.notCounted(.saleDidNotCount(sale: first[1].line))]
    )
}

@Test func `a return larger than its sale, and one that names no sale, count below zero`() throws {
    var test = TestPortfolio()
    test.incentives = [try testIncentive(table(.marginal, [step(0, 10)]))]
    test.lines = [
        TestLine(id: "S-1", day: "2026-03-20", net: 100),
        TestLine(id: "R-1", day: "2026-03-25", net: -150, units: -1, returns: "S-1"),
        TestLine(id: "R-2", day: "2026-04-05", net: -30, units: -1),
    ]
    #expect(try test.paid()["2026-Q1"] == -5_00)
    #expect(try test.paid()["2026-Q2"] == -3_00)
}

@Test func `gross sales are counted at their gross amounts, before returns`() throws {
    var test = TestPortfolio()
    test.incentives = [
        try testIncentive(table(.retroactive, [step(1_000, 10)]), measure: .grossSales)
    ]
    test.lines = [
        TestLine(id: "S-1", day: "2026-03-20", net: 900, gross: 1_000),
        TestLine(id: "R-1", day: "2026-03-25", net: -900, gross: -1_000, units: -1, returns: "S-1"),
        TestLine(id: "R-2", day: "2026-03-26", net: -90, gross: -100, units: -1),
    ]
    #expect(try test.paid()["2026-Q1"] == 100_00)
    let statement = try test.statements()[0]
    let lines = statement.lines(of: try test.portfolio().sales)
    #expect(lines.map(\.counts) == [true, false, false])
    #expect(lines[1].reasons.map(\.cause) == [.notCounted(.grossIsBeforeReturns)])
    test.lines[0].gross = 999
    #expect(try test.paid()["2026-Q1"] == 0)
    test.incentives = [try testIncentive(table(.retroactive, [step(1_000, 10)]))]
    test.lines[0].gross = 1_000
    #expect(try test.paid()["2026-Q1"] == 0)
}
